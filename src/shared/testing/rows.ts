import { Client } from "pg"

/** What a statement gives on a connection of its own, past every model and service. */
export async function rowsOf<Row extends object>(
  connectionString: string,
  sql: string,
  values: unknown[] = []
): Promise<Row[]> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}
