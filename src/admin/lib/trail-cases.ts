import type { AuditTrailEntry } from "../../api/contracts/audit"
import type { CaseStateName } from "../../api/contracts/case"

/** A case as the audit trail of its order tells of it. */
export type TrailCase = {
  id: string
  reference: string
  state: CaseStateName | null
  isEnded: boolean
}

const ENDED: string[] = [
  "rejected",
  "cancelled",
  "abandoned",
  "awaiting_refund",
  "refunded",
  "closed",
]

const text = (value: unknown): string | null =>
  typeof value === "string" ? value : null

/** The cases of an order for those who read its trail but no cases; entries in order, a case's state is the last one it went to. */
export function casesOfTrail(entries: readonly AuditTrailEntry[]): TrailCase[] {
  const cases = new Map<string, TrailCase>()
  for (const { entity_type, entity_id, details } of entries) {
    if (entity_type !== "clinical_case") {
      continue
    }
    const known = cases.get(entity_id)
    const state = text(details["to"]) ?? known?.state ?? null
    cases.set(entity_id, {
      id: entity_id,
      reference: text(details["reference"]) ?? known?.reference ?? entity_id,
      state: state as CaseStateName | null,
      isEnded: state !== null && ENDED.includes(state),
    })
  }
  return [...cases.values()]
}
