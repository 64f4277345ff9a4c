import { Module } from "@medusajs/framework/utils"
import connectLedger from "./loaders/connect-ledger"
import {
  generateMigration,
  revertMigration,
  runMigrations,
} from "./migrate-ledger"
import { AuditModuleService } from "./service"

export const AUDIT_MODULE = "audit"

export default {
  ...Module(AUDIT_MODULE, {
    service: AuditModuleService,
    loaders: [connectLedger],
  }),
  // Medusa leaves a module's migrations alone only if it finds both directions
  // here, on the default export.
  runMigrations,
  revertMigration,
  generateMigration,
}
