import { DataSource } from "typeorm"
import { AuditEntry } from "./entities/audit-entry"
import { CreateLedger1763700000000 } from "./migrations/1763700000000-create-ledger"

/** A connection to the ledger; apart from Medusa's, with a role of its own. */
export const ledgerDataSource = (url: string): DataSource =>
  new DataSource({
    type: "postgres",
    url,
    entities: [AuditEntry],
    migrations: [CreateLedger1763700000000],
    migrationsTableName: "audit_migration",
    synchronize: false,
    logging: false,
    poolSize: 5,
    applicationName: "pharmacy-audit",
  })
