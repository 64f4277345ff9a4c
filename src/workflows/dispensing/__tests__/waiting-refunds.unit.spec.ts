import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import { FOLLOW_UPS } from "../../../shared/follow-ups"
import { releaseRefundsOf } from "../../billing/release-refund"
import { endCaseSupply } from "../end-case-supply"
import { dispensingFollowUps } from "../follow-ups"
import { returnToStock } from "../stop-supply"

jest.mock("../../billing/release-refund", () => ({
  releaseRefundsOf: jest.fn(),
}))
jest.mock("../end-case-supply", () => ({ endCaseSupply: jest.fn() }))
jest.mock("../stop-supply", () => ({ returnToStock: jest.fn() }))
jest.mock("../hand-over-supply", () => ({}))
jest.mock("../../clinical-review/transition-case", () => ({}))
jest.mock("../open-supply", () => ({}))
jest.mock("../settle-stop", () => ({}))
jest.mock("../settle-supply-gates", () => ({}))
jest.mock("../stop-for-evidence", () => ({}))
jest.mock("../stop-for-refusal", () => ({ stopForRefusal: jest.fn() }))
jest.mock("../record-tracking", () => ({}))

/** A refund waits for a pack that could still leave (SAF-19); it goes as soon as none can. */
it.each([
  [FOLLOW_UPS.CASE_ENDED_SUPPLY, { case_id: "case_1" }],
  [FOLLOW_UPS.SUPPLY_UNPACKED, { supply_id: "sup_1", parcel_id: "par_1" }],
])("looks at the case's refunds again after %s", async (topic, payload) => {
  const did: string[] = []
  const note = (name: string) => async () => {
    did.push(name)
  }
  jest.mocked(endCaseSupply).mockImplementation(note("supply"))
  jest.mocked(returnToStock).mockImplementation(note("supply"))
  jest.mocked(releaseRefundsOf).mockImplementation(async (_, id) => note(id)())
  const container = createMedusaContainer()
  container.register(
    DISPENSING_MODULE,
    asValue({ retrieveSupply: async () => ({ case_id: "case_1" }) })
  )
  await dispensingFollowUps[topic]?.(container, payload)
  expect(did).toEqual(["supply", "case_1"])
})
