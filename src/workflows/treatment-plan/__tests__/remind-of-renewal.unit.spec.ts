import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../../modules/clinical-review"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import { FORMULARY_MODULE } from "../../../modules/formulary"
import { MESSAGING_MODULE } from "../../../modules/messaging"
import { PATIENT_MODULE } from "../../../modules/patient"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import type { CourseRecord } from "../../../modules/treatment-plan/types"
import { londonDay } from "../../../shared/london"
import { addDays } from "../../../shared/calendar"
import { clock } from "../../../shared/clock"
import { readCourseOrders } from "../course-orders"
import { remindOfRenewal } from "../remind-of-renewal"

jest.mock("../course-orders")

const today = londonDay(clock.now())
const course = {
  id: "crs_1",
  consultation_id: "con_1",
  patient_id: "pat_1",
  category_handle: "hair-loss",
  state: "open",
  limit_on: addDays(today, 300),
  last_dispatch_on: addDays(today, -14),
} as CourseRecord

type World = {
  newest?: { id: string; consultation_id: string; customer_id: string | null }
  identity?: string
  stops?: { scope: string; subject_id: string }[]
  reports?: { id: string }[]
  left?: number
}

/** A one-off that left 14 days ago, unless told otherwise. */
async function remindedIn(world: World): Promise<boolean> {
  const { newest = NEWEST, left = 14 } = world
  jest.mocked(readCourseOrders).mockResolvedValue([
    {
      case_id: "case_1",
      state: "completed",
      months: null,
      schedule: { day: addDays(today, -left), number: 1 },
      to_come: 0,
    },
  ])
  const remindOf = jest.fn(async () => true)
  const container = createMedusaContainer()
  const stubs = {
    [CLINICAL_REVIEW_MODULE]: { listClinicalCases: async () => [newest] },
    [PATIENT_MODULE]: {
      listPatients: async () => [
        { id: "pat_1", identity_status: world.identity ?? "verified" },
      ],
    },
    [FORMULARY_MODULE]: {
      listClinicalCategories: async () => [{ minimum_interval_days: 21 }],
    },
    [DISPENSING_MODULE]: { listStopOrders: async () => world.stops ?? [] },
    [MESSAGING_MODULE]: { listHealthReports: async () => world.reports ?? [] },
    [TREATMENT_PLAN_MODULE]: { remindOfRenewal: remindOf },
  }
  for (const [name, stub] of Object.entries(stubs)) {
    container.register(name, asValue(stub))
  }
  const reminded = await remindOfRenewal(container, course)
  expect(remindOf).toHaveBeenCalledTimes(reminded ? 1 : 0)
  return reminded
}

const NEWEST = {
  id: "case_1",
  consultation_id: "con_1",
  customer_id: "cus_1",
  formulary_item_id: "fit_1",
}
const stop = (scope: string, subject_id: string) => ({
  stops: [{ scope, subject_id, batch_number: null }],
})

it("reminds of a one-off 14 days after it has left", async () => {
  expect(await remindedIn({})).toBe(true)
  expect(await remindedIn(stop("patient", "pat_2"))).toBe(true)
})

it.each<[string, World]>([
  ["it left 13 days ago", { left: 13 }],
  [
    "the patient has ordered on other answers since",
    { newest: { ...NEWEST, id: "case_2", consultation_id: "con_2" } },
  ],
  ["there is no account", { newest: { ...NEWEST, customer_id: null } }],
  ["the patient is dead", { identity: "deceased" }],
  ["the patient's supply is stopped", stop("patient", "pat_1")],
  ["the medicine is recalled", stop("item", "fit_1")],
  ["something has changed in their health", { reports: [{ id: "hrp_1" }] }],
])("reminds nobody where %s", async (_, world) => {
  expect(await remindedIn(world)).toBe(false)
})
