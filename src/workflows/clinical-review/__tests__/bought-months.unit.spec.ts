import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import { clock } from "../../../shared/clock"
import { londonDay } from "../../../shared/london"
import { beginsAt, boughtMonths, readMonthsOf } from "../bought-months"

const at = (day: string) => new Date(`${day}T10:00:00Z`)
const item = {
  ingredient: "minoxidil",
  legal_class: "P" as const,
  mg_per_unit: null,
  units_per_pack: null,
}
const dates = (months: readonly { at: Date }[] | undefined) =>
  (months ?? []).map((one) => londonDay(one.at))

beforeAll(() => clock.setOffset(at("2027-03-10").getTime() - Date.now()))
afterAll(() => clock.setOffset(0))

it("counts a plan once a month, and a one-off once", () => {
  const of = { months: 3, from: at("2027-01-31") }
  expect(dates(boughtMonths(item, 2, of))).toEqual([
    "2027-01-31",
    "2027-02-28",
    "2027-03-31",
  ])
  expect(boughtMonths(item, 2, { ...of, months: null })).toEqual([
    expect.objectContaining({ packs: 2, at: of.from }),
  ])
})

it.each([
  [undefined, "2027-01-31"],
  [null, "2027-01-31"],
  ["2027-01-02", "2027-01-31"],
  ["2027-03-02", "2027-03-02"],
])("begins with the end of what it renews (%s)", (starts_on, day) => {
  expect(dates([{ at: beginsAt(at("2027-01-31"), starts_on) }])).toEqual([day])
})

describe("what cases send", () => {
  const record = {
    id: "case_1",
    order_id: "order_1",
    consultation_id: "con_1",
    order_type: "instalments" as const,
    instalment_count: 4,
    quantity: 1,
    place_at: at("2027-01-10"),
    state: "approved" as const,
    ended_as: null,
  }
  const ONE_OFF = { order_type: "one_off" as const, instalment_count: 1 }
  type Month = { state: string; due_on?: string; supplied?: string }

  async function datesOf(
    of: Partial<Parameters<typeof readMonthsOf>[1][number]>,
    months: Month[] | null,
    starts_on?: string,
    left: string[] = []
  ) {
    const container = createMedusaContainer()
    container.register(
      DISPENSING_MODULE,
      asValue({
        listSupplies: async () =>
          left.map((day) => ({
            case_id: "case_1",
            dispatched_at: at(day),
          })),
      })
    )
    container.register(
      TREATMENT_PLAN_MODULE,
      asValue({
        listPlans: async () =>
          months ? [{ id: "pln_1", case_id: "case_1", quantity: 2 }] : [],
        listInstalments: async () =>
          (months ?? []).map(({ state, due_on, supplied }, index) => ({
            plan_id: "pln_1",
            number: index + 1,
            state,
            due_on: due_on ?? null,
            supplied_at: supplied ? at(supplied) : null,
          })),
        listDoseChanges: async () => [],
        listReconfirmations: async () =>
          starts_on
            ? [{ order_id: "order_1", consultation_id: "con_1", starts_on }]
            : [],
      })
    )
    const found = await readMonthsOf(
      container,
      [{ ...record, ...of }],
      () => item
    )
    return dates(found.get("case_1"))
  }

  it.each<[string, Parameters<typeof datesOf>, string[]]>([
    [
      "months that left, are overdue and are to come",
      [
        {},
        [
          { state: "supplied", due_on: "2027-01-12", supplied: "2027-01-12" },
          { state: "retry_wait", due_on: "2027-02-12" },
          { state: "scheduled", due_on: "2027-03-12" },
        ],
      ],
      ["2027-01-12", "2027-03-10", "2027-03-12"],
    ],
    [
      "nothing that was cancelled or given back, but what had left",
      [
        {},
        [
          { state: "refunded", supplied: "2027-01-12" },
          { state: "refunded", due_on: "2027-02-12" },
          { state: "cancelled", due_on: "2027-03-12" },
        ],
      ],
      ["2027-01-12"],
    ],
    [
      "what a plan sent before it was ended",
      [
        { ended_as: "cancelled" },
        [{ state: "supplied", supplied: "2027-01-12" }],
      ],
      ["2027-01-12"],
    ],
    [
      "a plan without its first parcel from its order on",
      [{}, [{ state: "paid" }, { state: "scheduled" }]],
      ["2027-01-10", "2027-02-10"],
    ],
    [
      "a renewal from when it is to begin",
      [{}, [{ state: "paid" }, { state: "scheduled" }], "2027-04-10"],
      ["2027-04-10", "2027-05-10"],
    ],
    [
      "a plan that isn't written down yet",
      [{ instalment_count: 2 }, null],
      ["2027-01-10", "2027-02-10"],
    ],
    [
      "a one-off on the day on which it left",
      [ONE_OFF, null, undefined, ["2027-02-20"]],
      ["2027-02-20"],
    ],
    [
      "a one-off whose lost parcel was replaced when that left",
      [ONE_OFF, null, undefined, ["2027-01-20", "2027-02-20"]],
      ["2027-02-20"],
    ],
    [
      "a one-off that hasn't left as if it left now",
      [ONE_OFF, null],
      ["2027-03-10"],
    ],
    [
      "a one-off that isn't paid on the day of its order",
      [{ ...ONE_OFF, state: "payment_pending" as const }, null],
      ["2027-01-10"],
    ],
    [
      "a one-off that is to leave later on that day",
      [ONE_OFF, null, "2027-04-10"],
      ["2027-04-10"],
    ],
    ["nothing that was refused", [{ ended_as: "cancelled" }, null], []],
  ])("are %s", async (_what, asked, expected) => {
    expect(await datesOf(...asked)).toEqual(expected)
  })
})
