import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { clock } from "../../shared/clock"

let known: string[] | undefined

/** Every module's outbox, found by its name, once a process. */
async function outboxTables(container: MedusaContainer): Promise<string[]> {
  if (!known) {
    const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const { rows } = await knex.raw<{ rows: { table_name: string }[] }>(
      `select table_name from information_schema.tables
        where table_schema = 'public' and table_name like '%\\_outbox' order by table_name`
    )
    known = rows.map((row) => row.table_name)
  }
  return known
}

const CONDITION = {
  intents: "kind in ('audit', 'call')",
  follow_ups: "kind = 'follow_up'",
}

/** The outboxes that have something due, told by one query: an idle second costs two. */
export async function outboxesWithWork(
  container: MedusaContainer,
  what: keyof typeof CONDITION
): Promise<string[]> {
  const tables = await outboxTables(container)
  if (tables.length === 0) {
    return []
  }
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const now = clock.now()
  const query = tables
    .map(
      () => `select ? as table_name where exists (
        select 1 from ?? where moved_at is null and due_at <= ? and ${CONDITION[what]})`
    )
    .join(" union all ")
  const { rows } = await knex.raw<{ rows: { table_name: string }[] }>(
    query,
    tables.flatMap((table) => [table, table, now])
  )
  return rows.map((row) => row.table_name)
}
