import type { LoaderOptions } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { asValue } from "@medusajs/framework/awilix"
import type { DataSource } from "typeorm"
import { ledgerDataSource } from "../data-source"
import { readAuditOptions } from "../options"

/** Connects to the ledger as its writer and refuses a role that could rewrite it. */
export default async function connectLedger({
  container,
  options,
}: LoaderOptions): Promise<void> {
  const { databaseUrl, checkpointDir, checkpointKey } =
    readAuditOptions(options)
  const dataSource = await ledgerDataSource(databaseUrl).initialize()
  try {
    await assertAppendOnly(dataSource)
  } catch (error) {
    await dataSource.destroy()
    throw error
  }
  container.register({
    ledger: asValue(dataSource),
    ledgerCheckpoints: asValue({ dir: checkpointDir, key: checkpointKey }),
  })
}

async function assertAppendOnly(dataSource: DataSource): Promise<void> {
  const [row] = await dataSource.query<
    [{ present: boolean; rewrites: boolean | null }]
  >(`
    select to_regclass('public.audit_entry') is not null as present,
      (select bool_or(has_table_privilege(oid, right_name))
       from pg_class, unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) right_name
       where oid = to_regclass('public.audit_entry')) as rewrites`)
  if (!row.present) {
    throw refuse("The audit ledger has no tables yet: run medusa db:migrate")
  }
  if (row.rewrites) {
    throw refuse(
      "AUDIT_DATABASE_URL names a role that may change the ledger; it needs one that may only insert and select"
    )
  }
}

const refuse = (message: string) =>
  new MedusaError(MedusaError.Types.INVALID_ARGUMENT, message)
