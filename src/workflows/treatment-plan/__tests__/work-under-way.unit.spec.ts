import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../../modules/clinical-review"
import { CONSULTATION_MODULE } from "../../../modules/consultation"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import { addMinutes, clock } from "../../../shared/clock"
import { hasWorkUnderWay } from "../work-under-way"

type Facts = {
  plans?: { id: string; state: string; pause_causes: string[] }[]
  months?: unknown[]
  cases?: { id: string; state: string }[]
  supplies?: { state: string }[]
  /** Minutes since the answers in a basket were confirmed. */
  confirmed?: number
}

const DAY = 24 * 60

const isUnderWay = ({
  plans = [],
  months = [],
  cases = [],
  supplies,
  confirmed,
}: Facts) => {
  const container = createMedusaContainer()
  for (const [name, service] of Object.entries({
    [TREATMENT_PLAN_MODULE]: {
      listPlans: async ({ state }: { state: string[] }) =>
        plans.filter((one) => state.includes(one.state)),
      listInstalments: async () => months,
    },
    [CLINICAL_REVIEW_MODULE]: { listClinicalCases: async () => cases },
    [CONSULTATION_MODULE]: {
      listConsultations: async () =>
        confirmed === undefined
          ? []
          : [
              {
                id: "con_1",
                state: "consumed",
                reconfirmation_id: "rcf_1",
                reconfirmed_at: addMinutes(clock.now(), -confirmed),
              },
            ],
    },
    [DISPENSING_MODULE]: {
      listSupplies: async ({ state }: { state?: string[] }) =>
        (supplies ?? []).filter((one) => state?.includes(one.state) ?? true),
    },
  })) {
    container.register(name, asValue(service))
  }
  const course = { id: "crs_1", consultation_id: "con_1" }
  return hasWorkUnderWay(container, course)
}

it.each<[boolean, string, Facts]>([
  [
    true,
    "a plan that runs",
    { plans: [{ id: "pln_1", state: "active", pause_causes: [] }] },
  ],
  [
    true,
    "a plan whose card is tried again",
    {
      plans: [{ id: "pln_1", state: "paused", pause_causes: ["payment"] }],
      months: [
        { plan_id: "pln_1", state: "retry_wait", state_since: clock.now() },
      ],
    },
  ],
  [
    false,
    "a plan that has ended",
    { plans: [{ id: "pln_1", state: "completed", pause_causes: [] }] },
  ],
  [true, "a case to decide", { cases: [{ id: "case_1", state: "queued" }] }],
  [
    true,
    "an approved case without a supply",
    { cases: [{ id: "case_1", state: "approved" }] },
  ],
  [
    false,
    "an approved case whose parcel has left",
    {
      cases: [{ id: "case_1", state: "approved" }],
      supplies: [{ state: "dispatched" }],
    },
  ],
  [true, "a basket that may be paid for now", { confirmed: 6 * DAY }],
  [false, "a basket of last week", { confirmed: 7 * DAY }],
  [false, "nothing", {}],
])("says %s of %s (REN-5)", async (expected, _what, facts) => {
  expect(await isUnderWay(facts)).toBe(expected)
})
