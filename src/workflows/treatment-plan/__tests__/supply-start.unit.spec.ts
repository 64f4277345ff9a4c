import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../../modules/clinical-review"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import { FORMULARY_MODULE } from "../../../modules/formulary"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import { clock } from "../../../shared/clock"
import { startOfSupply, type WaitingSupply } from "../supply-start"

type World = {
  last_dispatch_on?: string | null
  /** When the last parcel left, where the course hasn't heard of it. */
  left_on?: string
  course?: boolean
  /** Undefined: nothing was ticked. */
  starts_on?: string | null
  /** The first order of the course, a plan of three months. */
  plan?: { state: string; left: number }
  /** A one-off beside it, and the day on which it left. */
  one_off?: string | null
}

const day = (of: string) => new Date(`${of}T10:00:00Z`)

const dispatches = (on: string | null | undefined) =>
  on ? [{ case_id: "case_3", dispatched_at: day(on) }] : []

const supply: WaitingSupply = {
  case_id: "case_2",
  consultation_id: "con_1",
  order_id: "order_2",
  category_handle: "hair-loss",
  instalment_number: 1,
  replacement_number: 0,
  dispatched_at: null,
}

/** On 1 March 2027, of a course that case_1 began, with 21 days between supplies. */
async function startOf(world: World, change: Partial<WaitingSupply> = {}) {
  const { plan = { state: "active", left: 2 } } = world
  const ordered = {
    order_id: "order_1",
    ended_as: null,
    instalment_count: 3,
  }
  const container = createMedusaContainer()
  for (const [name, service] of Object.entries({
    [TREATMENT_PLAN_MODULE]: {
      courseOf: async () =>
        world.course === false
          ? null
          : {
              case_id: "case_1",
              consultation_id: "con_1",
              last_dispatch_on: world.last_dispatch_on ?? null,
            },
      reconfirmationOf: async () =>
        world.starts_on === undefined ? null : { starts_on: world.starts_on },
      listPlans: async () => [
        {
          id: "pln_1",
          case_id: "case_1",
          months: 3,
          state: plan.state,
          schedule_day: "2027-02-01",
          schedule_number: 1,
        },
      ],
      listInstalments: async () =>
        [1, 2, 3].map((number) => ({
          plan_id: "pln_1",
          state: number <= plan.left ? "supplied" : "scheduled",
          supplied_at: number <= plan.left ? day("2027-02-01") : null,
        })),
    },
    [CLINICAL_REVIEW_MODULE]: {
      listClinicalCases: async () => [
        { ...ordered, id: "case_1", order_type: "instalments" },
        { ...ordered, id: "case_2", order_type: "one_off" },
        ...(world.one_off === undefined
          ? []
          : [{ ...ordered, id: "case_3", order_type: "one_off" }]),
      ],
    },
    [DISPENSING_MODULE]: {
      listSupplies: async ({
        replacement_number,
      }: {
        replacement_number?: 0
      }) =>
        replacement_number === undefined
          ? dispatches(world.left_on ?? world.last_dispatch_on)
          : dispatches(world.one_off),
    },
    [FORMULARY_MODULE]: {
      listClinicalCategories: async () => [{ minimum_interval_days: 21 }],
    },
  })) {
    container.register(name, asValue(service))
  }
  return startOfSupply(container, { ...supply, ...change })
}

beforeAll(() => clock.setOffset(day("2027-03-01").getTime() - Date.now()))
afterAll(() => clock.setOffset(0))

const sent = { last_dispatch_on: "2027-03-01" }
const own = { case_id: "case_1", order_id: "order_1" }

it.each<[string, World, Partial<WaitingSupply>, string | null, boolean]>([
  ["at once without a course", { course: false }, {}, null, false],
  [
    "at once without a consultation",
    sent,
    { consultation_id: null },
    null,
    false,
  ],
  ["at once as the course's first", {}, own, null, false],
  [
    "after the interval as a later month",
    sent,
    { ...own, instalment_number: 2 },
    "2027-03-22",
    false,
  ],
  [
    "after the interval as a later month of a renewal",
    sent,
    { instalment_number: 2 },
    "2027-03-22",
    false,
  ],
  [
    "at once where a parcel was lost",
    sent,
    { replacement_number: 1 },
    null,
    false,
  ],
  [
    "whenever it did once it has",
    sent,
    { dispatched_at: day("2027-03-01") },
    null,
    false,
  ],
  [
    "when the running plan's supply ends",
    { ...sent, starts_on: "2027-05-01" },
    {},
    "2027-05-01",
    false,
  ],
  ["then as well where nothing was ticked", sent, {}, "2027-05-01", false],
  [
    "after the interval where it was asked for sooner",
    { ...sent, starts_on: null },
    {},
    "2027-03-22",
    true,
  ],
  [
    "a month after a plan that is completed",
    { ...sent, plan: { state: "completed", left: 3 }, starts_on: "2027-05-01" },
    {},
    "2027-04-01",
    false,
  ],
  [
    "on top of a plan that is completed, after the interval",
    { ...sent, plan: { state: "completed", left: 3 }, starts_on: null },
    {},
    "2027-03-22",
    true,
  ],
  [
    "beside a plan that stands still, with a pharmacist's look",
    { ...sent, plan: { state: "paused", left: 2 }, starts_on: "2027-05-01" },
    {},
    "2027-05-01",
    true,
  ],
  [
    "not on the heels of what has just left, though nobody has noted it",
    { last_dispatch_on: "2027-01-10", left_on: "2027-03-01", starts_on: null },
    {},
    "2027-03-22",
    true,
  ],
  [
    "after a one-off that left beside the plan",
    {
      ...sent,
      plan: { state: "completed", left: 3 },
      one_off: "2027-03-01",
      starts_on: "2027-05-01",
    },
    {},
    "2027-04-01",
    false,
  ],
  [
    "beside a one-off that waits, with a pharmacist's look",
    {
      ...sent,
      plan: { state: "completed", left: 3 },
      one_off: null,
      starts_on: "2027-05-01",
    },
    {},
    "2027-05-01",
    true,
  ],
])("leaves %s", async (_when, world, change, not_before, overlaps) => {
  expect(await startOf(world, change)).toEqual({ not_before, overlaps })
})
