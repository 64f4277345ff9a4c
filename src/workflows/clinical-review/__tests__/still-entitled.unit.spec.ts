import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../../modules/clinical-review"
import type {
  CaseRecord,
  ChangeProposalRecord,
} from "../../../modules/clinical-review/types"
import { FORMULARY_MODULE } from "../../../modules/formulary"
import { notAllowed } from "../../../shared/errors"
import { flagNews } from "../flag-news"
import { assertRulesAllow } from "../propose-change"
import { stillEntitled } from "../still-entitled"

jest.mock("../entitled-decider", () => ({
  entitledDecider: async () => ({ patient: { identity_status: "verified" } }),
}))
jest.mock("../quantity-review", () => ({ assertQuantity: async () => null }))
jest.mock("../untaken-messages", () => ({
  assertMessagesTaken: async () => undefined,
}))
jest.mock("../review-facts", () => ({
  loadCase: async () => ({
    category: { risk_class: "standard", evidence_policy: { requirements: [] } },
  }),
}))
jest.mock("../propose-change", () => ({ assertRulesAllow: jest.fn() }))
jest.mock("../flag-news", () => ({ flagNews: jest.fn() }))

const record = { id: "case_1", legal_class: "P" } as CaseRecord
const proposal = {
  decision_id: "dec_1",
  to_item_id: "fit_2",
  to_quantity: 1,
} as ChangeProposalRecord

async function judge(item: object, rules: "allow" | "deny" = "allow") {
  jest.mocked(assertRulesAllow).mockImplementation(async () => {
    if (rules === "deny") {
      throw notAllowed("not_eligible", "The form's rules deny it now")
    }
  })
  const container = createMedusaContainer()
  container.register(
    CLINICAL_REVIEW_MODULE,
    asValue({
      retrieveDecision: async () => ({ user_id: "user_1", role: "pharmacist" }),
    })
  )
  container.register(
    FORMULARY_MODULE,
    asValue({
      retrieveFormularyItem: async () => ({
        id: "fit_2",
        sellable: true,
        legal_class: "P",
        ...item,
      }),
    })
  )
  return (await stillEntitled(container, record, proposal)).entitled
}

it("lets an accepted change go on, once what is known since is flagged", async () => {
  expect(await judge({})).toBe(true)
  expect(flagNews).toHaveBeenCalledWith(expect.anything(), record)
})

it.each<[string, object, "allow" | "deny"]>([
  ["isn't sold any more", { sellable: false }, "allow"],
  ["needs a prescription by now", { legal_class: "POM" }, "allow"],
  ["the form's rules deny as of today", {}, "deny"],
])("brings back a change to what %s", async (_, item, rules) => {
  expect(await judge(item, rules)).toBe(false)
})
