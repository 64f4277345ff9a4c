import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import { clock } from "../../../shared/clock"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import { cancelPlanWorkflow } from "../cancel-plan"
import { endOnRequest } from "../end-on-request"
import { itemsUnderSubscriptionRules } from "../subscription-rules"

jest.mock("../cancel-plan")
jest.mock("../subscription-rules")

const ASKED = "plan.request_cancellation"
const asked = { event: ASKED, details: null, at: new Date(1) }
const NOW = new Date("2026-11-22T10:00:00Z")
beforeEach(() => {
  jest.spyOn(clock, "now").mockReturnValue(NOW)
})
afterEach(() => jest.restoreAllMocks())

const wentOn = {
  event: "plan.resume",
  details: { cause: "patient" },
  at: new Date(2),
}

it.each([
  { what: "runs", ends: true },
  { what: "stands still", state: "paused", ends: true },
  { what: "can be cancelled whole", delivered: "2026-11-09", ends: false },
  { what: "waits for its first parcel", delivered: null, ends: false },
  { what: "is on prescription", items: [], ends: false },
  { what: "hasn't begun", state: "pending", ends: false },
  { what: "has ended", state: "cancelled", ends: false },
  { what: "goes on again", history: [asked, wentOn], ends: false },
  { what: "was skipped only", event: "plan.skip", history: [], ends: false },
])(
  "a plan that $what is ended by its patient's one act: $ends",
  async ({ state = "paused", items = ["fit_1"], event = ASKED, ...rest }) => {
    const run = jest.fn(async () => ({}))
    jest.mocked(cancelPlanWorkflow).mockReturnValue({ run } as never)
    jest.mocked(itemsUnderSubscriptionRules).mockResolvedValue(items)
    const container = createMedusaContainer()
    const { delivered = "2026-11-07" } = rest
    container.register(
      DISPENSING_MODULE,
      asValue({
        listSupplies: async () =>
          delivered ? [{ delivered_at: new Date(`${delivered}T12:00Z`) }] : [],
      })
    )
    container.register(
      TREATMENT_PLAN_MODULE,
      asValue({
        retrievePlanEvent: async () => ({ plan_id: "pln_1", event }),
        historyOf: async () => rest.history ?? [asked],
        retrievePlan: async () => ({
          id: "pln_1",
          case_id: "case_1",
          customer_id: "cus_1",
          formulary_item_id: "fit_1",
          state,
        }),
      })
    )
    await endOnRequest(container, "plev_1")
    expect(run.mock.calls).toEqual(
      rest.ends
        ? [
            [
              {
                input: {
                  plan_id: "pln_1",
                  reason: "patient_asked",
                  actor: { type: "patient", id: "cus_1" },
                },
              },
            ],
          ]
        : []
    )
  }
)
