import type { MedusaContainer } from "@medusajs/framework/types"
import { signLedger } from "../workflows/audit/sign-ledger"

/** What came after the last signature could be cut off unseen, so it is not long ago. */
export default async function signAuditLedger(
  container: MedusaContainer
): Promise<void> {
  await signLedger(container)
}

export const config = { name: "sign-audit-ledger", schedule: "*/15 * * * *" }
