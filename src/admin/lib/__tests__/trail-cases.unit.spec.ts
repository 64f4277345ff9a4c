import type { AuditTrailEntry } from "../../../api/contracts/audit"
import { casesOfTrail } from "../trail-cases"

const entry = (
  entity_type: string,
  entity_id: string,
  details: Record<string, unknown>
): AuditTrailEntry => ({
  seq: 1,
  at: "2026-11-21T10:00:00.000Z",
  actor: { type: "system", id: "checkout", role: null, name: null },
  action: "case.open",
  entity_type,
  entity_id,
  case_id: null,
  details,
  hash: "h",
})

describe("cases of an order's audit trail", () => {
  it("are in the state they went to last, and ended where nothing is left to cancel", () => {
    const reference = "CASE-AAAA-BBBB"
    const cases = casesOfTrail([
      entry("order", "order_1", { display_id: 1 }),
      entry("clinical_case", "case_1", { reference, flags: 0 }),
      entry("clinical_case", "case_2", { reference: "CASE-CCCC-DDDD" }),
      entry("clinical_case", "case_1", { reference, to: "queued" }),
      entry("clinical_case", "case_1", { reference, sections: 3 }),
      entry("clinical_case", "case_2", { to: "cancelled" }),
    ])
    expect(cases).toEqual([
      { id: "case_1", reference, state: "queued", isEnded: false },
      {
        id: "case_2",
        reference: "CASE-CCCC-DDDD",
        state: "cancelled",
        isEnded: true,
      },
    ])
  })
})
