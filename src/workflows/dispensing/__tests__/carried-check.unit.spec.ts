import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
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
}

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
])("a pharmacist's check %s (DSP-6)", async (_, known, counts) => {
  expect(await checkOf(known)).toBe(counts ? "user_pharmacist" : null)
})
