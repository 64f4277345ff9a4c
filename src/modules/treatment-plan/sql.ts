import type { EntityManager } from "@medusajs/framework/mikro-orm/knex"
import type { Context } from "@medusajs/framework/types"
import { unexpected } from "../../shared/errors"

export type Shared = Context<EntityManager>

/** Runs SQL in the method's transaction. */
export async function run<Row>(
  shared: Shared,
  sql: string,
  parameters: unknown[]
): Promise<Row[]> {
  const manager = shared.transactionManager
  if (!manager) {
    throw unexpected("A statement of treatment plans needs its transaction")
  }
  return manager.execute<Row[]>(sql, parameters)
}
