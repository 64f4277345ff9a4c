import { Client } from "pg"
import { Migration20261121110000 } from "../migrations/Migration20261121110000"
import { Migration20261121140300 } from "../migrations/Migration20261121140300"
import { Migration20261122000603 } from "../migrations/Migration20261122000603"
import { Migration20261123000402 } from "../migrations/Migration20261123000402"

/** The module runner makes its tables from the models; the triggers are in migrations of their own. */
export async function createTriggers(connectionString: string): Promise<void> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    for (const Triggers of [
      Migration20261121110000,
      Migration20261121140300,
      Migration20261122000603,
      Migration20261123000402,
    ]) {
      const migration = new Triggers(undefined as never, undefined as never)
      await migration.up()
      const written = migration.getQueries()
      for (const sql of written.filter((query) => typeof query === "string")) {
        await client.query(sql)
      }
    }
  } finally {
    await client.end()
  }
}
