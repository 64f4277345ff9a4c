/** One line of an order's audit trail (DLV-4). */
export type AuditTrailEntry = {
  seq: number
  at: string
  /** The name is given for staff, as their profile has it now. */
  actor: { type: string; id: string; role: string | null; name: string | null }
  action: string
  entity_type: string
  entity_id: string
  case_id: string | null
  details: Record<string, unknown>
  hash: string
}
