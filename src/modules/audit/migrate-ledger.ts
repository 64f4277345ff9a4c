import { MedusaError } from "@medusajs/framework/utils"
import type { DataSource } from "typeorm"
import { ledgerDataSource } from "./data-source"
import { readAuditOptions } from "./options"

/** Any constant will do: it keeps two migrations from running at once. */
const MIGRATION_LOCK = 6_371_043

type MigrationArguments = { options?: unknown }

const refuse = (message: string) =>
  new MedusaError(MedusaError.Types.INVALID_ARGUMENT, message)

/** Runs the ledger's migrations as its owner and lets the writer in. */
export async function runMigrations({
  options,
}: MigrationArguments): Promise<string[]> {
  const { writer, adminUrl } = rolesOf(options)
  return asOwner(adminUrl, async (dataSource) => {
    const done = await dataSource.runMigrations({ transaction: "all" })
    await grantWriter(dataSource, writer)
    return done.map(({ name }) => name)
  })
}

/** Takes the last migration back, as the ledger's owner. */
export async function revertMigration({
  options,
}: MigrationArguments): Promise<void> {
  const { adminUrl } = rolesOf(options)
  await asOwner(adminUrl, (dataSource) =>
    dataSource.undoLastMigration({ transaction: "all" })
  )
}

/** Medusa's generator reads Medusa's models; the ledger's migrations are written by hand. */
export async function generateMigration(): Promise<void> {}

function rolesOf(options: unknown): { writer: string; adminUrl: string } {
  const { databaseUrl, adminUrl } = readAuditOptions(options)
  if (adminUrl === undefined) {
    throw refuse("AUDIT_ADMIN_URL is needed to migrate the audit ledger")
  }
  const writer = decodeURIComponent(new URL(databaseUrl).username)
  const owner = decodeURIComponent(new URL(adminUrl).username)
  if (writer === "" || writer === owner) {
    throw refuse(
      "AUDIT_DATABASE_URL must name a role of its own, not the ledger's owner"
    )
  }
  return { writer, adminUrl }
}

async function asOwner<T>(
  adminUrl: string,
  work: (dataSource: DataSource) => Promise<T>
): Promise<T> {
  const dataSource = await ledgerDataSource(adminUrl).initialize()
  const guard = dataSource.createQueryRunner()
  try {
    await guard.query("select pg_advisory_lock($1)", [MIGRATION_LOCK])
    return await work(dataSource)
  } finally {
    await guard.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK])
    await guard.release()
    await dataSource.destroy()
  }
}

async function grantWriter(
  dataSource: DataSource,
  writer: string
): Promise<void> {
  const role = `"${writer.replaceAll('"', '""')}"`
  for (const sql of [
    "revoke all on schema public from public",
    `grant usage on schema public to ${role}`,
    `revoke all on audit_entry from ${role}`,
    `grant select, insert on audit_entry to ${role}`,
  ]) {
    await dataSource.query(sql)
  }
}
