import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import { MESSAGING_MODULE } from "../../../modules/messaging"
import { PATIENT_MODULE } from "../../../modules/patient"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import { addDays, startOfDay } from "../../../shared/calendar"
import { clock } from "../../../shared/clock"
import { londonDay } from "../../../shared/london"
import { whyNotSupplied } from "../chargeable"
import { withoutCheckIn } from "../check-ins"
import { monthsWithIssue } from "../issues-left"
import type { Month } from "../months"

jest.mock("../check-ins")
jest.mock("../issues-left")

const daysAgo = (days: number) => addDays(londonDay(clock.now()), -days)

/** Why a month isn't charged of a plan that allows 40 days between two parcels. */
async function whyNot(left: number, looks: { ago: number; cause?: string }[]) {
  jest.mocked(withoutCheckIn).mockResolvedValue(new Set())
  jest.mocked(monthsWithIssue).mockResolvedValue(new Set(["ins_2"]))
  const container = createMedusaContainer()
  for (const [name, service] of Object.entries({
    [TREATMENT_PLAN_MODULE]: {
      listCourses: async () => [
        { id: "crs_1", last_dispatch_on: daysAgo(left) },
      ],
      listPlanEvents: async () =>
        looks.map(({ ago, cause = "clinical" }) => ({
          plan_id: "pln_1",
          details: { cause },
          at: startOfDay(daysAgo(ago)),
        })),
    },
    [PATIENT_MODULE]: { listPatients: async () => [] },
    [DISPENSING_MODULE]: {
      listStopOrders: async () => [],
      listSupplies: async () => [],
    },
    [MESSAGING_MODULE]: { listHealthReports: async () => [] },
  })) {
    container.register(name, asValue(service))
  }
  const month = {
    instalment: { id: "ins_2", number: 2 },
    plan: { id: "pln_1", course_id: "crs_1", longest_gap_days: 40 },
    record: {
      id: "case_1",
      state: "approved",
      patient_id: "pat_1",
      legal_class: "POM",
    },
  } as unknown as Month
  const found = await whyNotSupplied(container, [month])
  return found.get("ins_2") ?? null
}

it.each<[string, number, { ago: number; cause?: string }[], string | null]>([
  ["the last parcel is as long ago as is allowed", 40, [], null],
  ["it is longer ago", 41, [], "gap"],
  ["a clinician has looked since", 60, [{ ago: 19 }], null],
  ["a clinician looked before it was too long", 60, [{ ago: 21 }], "gap"],
  [
    "staff let it go on for another reason",
    60,
    [{ ago: 5, cause: "stock" }],
    "gap",
  ],
  ["the look still counts", 150, [{ ago: 40 }], null],
  ["the look has grown too old itself", 150, [{ ago: 41 }], "gap"],
  ["somebody looked once more", 150, [{ ago: 100 }, { ago: 3 }], null],
])("charges by the gap where %s (SAF-18)", async (_what, left, looks, why) => {
  expect(await whyNot(left, looks)).toBe(why)
})
