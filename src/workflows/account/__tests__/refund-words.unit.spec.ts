import type { RefundShare } from "../../../modules/billing/domain/amounts"
import type {
  CaseEnding,
  CaseState,
} from "../../../modules/clinical-review/domain/case-state-machine"
import { patientWords } from "../patient-words"
import { refundOf } from "../read-refund-words"

describe("the words for a case that ended", () => {
  it.each<[CaseState, CaseEnding, string]>([
    ["awaiting_refund", "rejected_clinical", "Rejected, awaiting refund"],
    ["awaiting_refund", "rejected_identity", "Rejected, awaiting refund"],
    ["awaiting_refund", "cancelled", "Cancelled, awaiting refund"],
    ["awaiting_refund", "abandoned", "Abandoned, awaiting refund"],
    ["refunded", "rejected_clinical", "Refunded"],
    ["refunded", "cancelled", "Cancelled and refunded"],
    ["refunded", "abandoned", "Abandoned, refunded"],
    ["closed", "cancelled", "Cancelled"],
    ["closed", "completed", "Complete"],
  ])("%s as %s reads %s", (state, ended, word) => {
    expect(patientWords(state, null, ended).word).toBe(word)
  })

  it("never says complete where nothing was supplied", () => {
    expect(patientWords("closed", "cancelled", "cancelled").sentence).toContain(
      "Nothing was charged"
    )
  })
})

describe("what a patient reads of the money", () => {
  const row = (more: Partial<RefundShare>): RefundShare => ({
    case_id: "case_1",
    state: "succeeded",
    amount: 1000,
    delivery_amount: 0,
    covered_by: null,
    ...more,
  })

  it.each<[string, RefundShare[], boolean, [number, string] | null]>([
    ["nothing", [], true, null],
    ["all of it", [row({})], true, [1000, "refunded"]],
    [
      "a part while it goes on",
      [row({ amount: 300 })],
      false,
      [300, "partial"],
    ],
    [
      "some under way",
      [row({ amount: 300 }), row({ state: "pending", amount: 700 })],
      true,
      [1000, "on_its_way"],
    ],
    ["one that failed", [row({ state: "failed" })], true, [1000, "on_its_way"]],
    [
      "one that another covered",
      [row({}), row({ state: "settled_by_hand", covered_by: "rfnd_1" })],
      true,
      [1000, "refunded"],
    ],
  ])("%s", (_, rows, ended, expected) => {
    const refund = refundOf(rows, ended)
    expect(refund && [refund.amount.amount, refund.state]).toEqual(expected)
  })
})
