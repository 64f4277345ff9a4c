import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import { clock } from "../../../shared/clock"
import { carriedCheck } from "../carried-check"
import type { SupplyWithParts } from "../facts"

const day = (number: number) => new Date(Date.UTC(2026, 0, number, 10))

type Known = {
  /** Of the first instalment: made on the fifth. */
  voided?: boolean
  kind?: "clinical" | "accuracy"
  /** Days on which something stopped the patient, or held a supply. */
  stopped?: number
  held?: number
  heldSelf?: number
  own?: boolean
  overlap?: boolean
  number?: number
  /** Days between two supplies that the plan allows. */
  gap?: number | null
  /** It has left. */
  left?: boolean
}

/** Two months in, the first having left on the sixth of January. */
const TODAY = new Date("2026-03-10T10:00:00Z")
beforeAll(() => clock.setOffset(TODAY.getTime() - clock.now().getTime()))
afterAll(() => clock.setOffset(0))

/** Whose check counts for the second instalment. */
async function checkOf(known: Known): Promise<string | null> {
  const holds = (at?: number) =>
    at === undefined ? [] : [{ opened_at: day(at) }]
  const first = {
    checks: [
      {
        kind: known.kind ?? "clinical",
        user_id: "user_pharmacist",
        name: "A. Okafor",
        at: day(5),
        voided_at: known.voided ? day(6) : null,
      },
    ],
    holds: holds(known.held),
  }
  const container = createMedusaContainer()
  container.register(
    DISPENSING_MODULE,
    asValue({
      listSupplies: async () => [first],
      listStopOrders: async ({ opened_at }: { opened_at: { $gte: Date } }) =>
        known.stopped !== undefined && day(known.stopped) >= opened_at.$gte
          ? [{ id: "sto_1" }]
          : [],
    })
  )
  container.register(
    TREATMENT_PLAN_MODULE,
    asValue({
      listPlans: async () =>
        known.gap === undefined
          ? []
          : [{ course_id: "crs_1", longest_gap_days: known.gap }],
      retrieveCourse: async () => ({ last_dispatch_on: "2026-01-06" }),
    })
  )
  const supply = {
    id: "sup_2",
    case_id: "case_1",
    patient_id: "pat_1",
    formulary_item_id: "fit_1",
    prescription_id: "rx_1",
    quantity: 1,
    instalment_number: known.number ?? 2,
    overlap_flagged: known.overlap ?? false,
    checks: known.own ? [{ kind: "clinical", voided_at: day(8) }] : [],
    holds: holds(known.heldSelf),
    dispatched_at: known.left ? day(6) : null,
  } as unknown as SupplyWithParts
  return (await carriedCheck(container, supply))?.user_id ?? null
}

it.each<[string, Known, boolean]>([
  ["counts for the next month", {}, true],
  ["counts after what was stopped before it", { stopped: 4, held: 4 }, true],
  ["doesn't count once it is void", { voided: true }, false],
  ["doesn't count where it was of the pack", { kind: "accuracy" }, false],
  ["doesn't count after a stop", { stopped: 6 }, false],
  ["doesn't count after a hold of an earlier month", { held: 6 }, false],
  ["doesn't count after a hold of this month", { heldSelf: 9 }, false],
  ["doesn't count over one of its own that is void", { own: true }, false],
  ["doesn't count for an overlap", { overlap: true }, false],
  ["doesn't count for the first month", { number: 1 }, false],
  ["counts on the last day that the plan allows", { gap: 63 }, true],
  ["counts where the plan knows no limit", { gap: null }, true],
  ["counts for what has left", { gap: 62, left: true }, true],
  [
    "doesn't count once the last supply is longer ago than the plan allows",
    { gap: 62 },
    false,
  ],
])("a pharmacist's check %s (DSP-6)", async (_, known, counts) => {
  expect(await checkOf(known)).toBe(counts ? "user_pharmacist" : null)
})
