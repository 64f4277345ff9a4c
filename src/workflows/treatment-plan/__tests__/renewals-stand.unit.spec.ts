import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { CONSULTATION_MODULE } from "../../../modules/consultation"
import { FORMULARY_MODULE } from "../../../modules/formulary"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import type { CourseOrder } from "../../../modules/treatment-plan/domain/renewal"
import type { CourseRecord } from "../../../modules/treatment-plan/types"
import { clock } from "../../../shared/clock"
import { messageOf } from "../../../shared/errors"
import { orderOfBasket } from "../../checkout/payment-session"
import { readCourseOrders } from "../course-orders"
import {
  assertCourseSupplies,
  assertLatestAnswers,
  assertRenewalsStand,
  whyNotRenewed,
} from "../renewals-stand"

jest.mock("../course-orders")
jest.mock("../../checkout/payment-session")

const at = (day: string) => new Date(`${day}T10:00:00Z`)
beforeEach(() => clock.setOffset(at("2027-03-01").getTime() - Date.now()))
afterAll(() => clock.setOffset(0))

type Later = { state: string; submitted_at: Date | null }
type World = {
  limit_on?: string
  /** Of the one order, a plan of three months that has sent two. */
  order?: Partial<CourseOrder>
  later?: Later
}

const consultation = {
  id: "con_1",
  customer_id: "cus_1",
  category_handle: "hair-loss",
  started_at: at("2026-05-01"),
  state: "consumed",
  reconfirmation_id: "rcf_1",
  reconfirmed_at: at("2027-02-28"),
} as const

/** Whether a row is among those that were asked for, as the database would say. */
const isFound = (
  { state, submitted_at }: Later,
  filter: { $or: { state: string | string[]; submitted_at?: unknown }[] }
) =>
  filter.$or.some(
    (one) =>
      [one.state].flat().includes(state) &&
      (one.submitted_at === undefined || submitted_at !== null)
  )

/** On 1 March 2027, a day after the last parcel left. */
function worldOf({ limit_on = "2027-06-01", order = {}, later }: World) {
  const course = {
    id: "crs_1",
    state: "open",
    consultation_id: "con_1",
    category_handle: "hair-loss",
    limit_on,
    answers_end_on: null,
    last_dispatch_on: "2027-02-28",
  } as CourseRecord
  const orders = [
    {
      case_id: "case_1",
      state: "active" as const,
      months: 3,
      schedule: { day: "2027-01-28", number: 1 },
      to_come: 1,
      ...order,
    },
  ]
  jest.mocked(readCourseOrders).mockResolvedValue(orders)
  jest.mocked(orderOfBasket).mockResolvedValue(null)
  const container = createMedusaContainer()
  for (const [name, service] of Object.entries({
    [TREATMENT_PLAN_MODULE]: { courseOf: async () => course },
    [FORMULARY_MODULE]: {
      listClinicalCategories: async () => [{ minimum_interval_days: 21 }],
    },
    [CONSULTATION_MODULE]: {
      findConsultation: async () => consultation,
      listConsultations: async (filter: {
        cart_id?: string
        $or: { state: string | string[] }[]
      }) =>
        filter.cart_id
          ? [consultation]
          : later && isFound(later, filter)
            ? [{ id: "con_2" }]
            : [],
    },
  })) {
    container.register(name, asValue(service))
  }
  return { container, course, orders }
}

/** The word of the list and the ticks, of the basket, and of the payment. */
async function wordsOf(world: World) {
  const { container, course, orders } = worldOf(world)
  const refusal = (work: Promise<void>) =>
    work.then(
      () => null,
      (error: unknown) => messageOf(error).split(": ").at(-1)
    )
  return [
    await whyNotRenewed(container, { consultation, course, orders }),
    await refusal(assertCourseSupplies(container, "con_1")),
    await refusal(assertRenewalsStand(container, "cart_1")),
  ]
}

const done = { state: "completed" as const, to_come: 0 }

it.each<[string, World, string | null]>([
  ["while more can begin within the twelve months", {}, null],
  // Supplied until 28 April.
  ["the day before the limit would still do", { limit_on: "2027-04-29" }, null],
  ["not at it", { limit_on: "2027-04-28" }, "limit_reached"],
  ["after the last plan", { limit_on: "2027-03-29", order: done }, null],
  [
    "not where that lasts to the limit",
    { limit_on: "2027-03-28", order: done },
    "limit_reached",
  ],
  [
    "not where months that stand still last to it",
    { limit_on: "2027-05-01", order: { state: "paused", to_come: 2 } },
    "limit_reached",
  ],
  [
    "too early first, as nobody has to do anything yet",
    {
      limit_on: "2027-05-28",
      order: { months: 6, to_come: 4 },
    },
    "too_early",
  ],
])(
  "is ordered again, in one voice from the list to the payment, %s (REN-4)",
  async (_, world, word) => {
    expect(await wordsOf(world)).toEqual([word, word, word])
  }
)

it.each<[string, boolean, boolean]>([
  ["draft", false, false],
  ["abandoned", true, false],
  ["submitted", true, true],
  ["denied", false, true],
  ["consumed", true, true],
  ["expired", true, true],
  ["superseded", true, true],
  ["sealed", true, true],
  ["sealed", false, false],
])(
  "goes by later answers that are %s (handed in: %s): %s",
  async (state, isHandedIn, counts) => {
    const later = { state, submitted_at: isHandedIn ? at("2026-12-01") : null }
    const { container, course, orders } = worldOf({ later })
    expect(
      await whyNotRenewed(container, { consultation, course, orders })
    ).toBe(counts ? "answered_anew" : null)
    const asserted = assertLatestAnswers(container, "con_1").then(() => null)
    if (counts) {
      await expect(asserted).rejects.toMatchObject({ code: "not_eligible" })
    } else {
      await expect(asserted).resolves.toBeNull()
    }
  }
)
