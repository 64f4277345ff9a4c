import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { BILLING_MODULE } from "../../../modules/billing"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import { supplyGates } from "../../../modules/dispensing/domain/gates"
import { gatherFacts, type SupplyWithParts } from "../facts"

jest.mock("../gp-confirmation", () => ({
  readGpConfirmation: async () => "not_needed",
}))

type World = {
  legal_class?: string
  /** Pence, given back outside for this very case. */
  back?: number
  state?: string
}

const supply = {
  id: "sup_1",
  legal_class: "GSL",
  formulary_item_id: "fit_1",
  quantity: 1,
  instalment_number: 1,
  picked_by: null,
  batches: [],
  checks: [],
  holds: [],
  parcels: [],
  case_id: "case_1",
  order_id: "order_1",
  line_item_id: "line_1",
  patient_id: "pat_1",
  category_handle: "pain",
  prescription_id: null,
  overlap_flagged: false,
  overlap_acknowledged_at: null,
} as unknown as SupplyWithParts

/** The gates that are closed, of a general-sale pack paid with 30.00 and 2.90 for its delivery. */
async function closedGates(world: World): Promise<string[]> {
  const rows: Record<string, object> = {
    patient: {
      identity_status: "verified",
      identity_verified_at: "2026-11-01T00:00:00Z",
    },
    clinical_case: { state: "approved" },
    clinical_category: { gp_letter_wait_hours: 0, identity_recheck_months: 12 },
    formulary_item: { legal_class: world.legal_class ?? "GSL" },
    order: {
      payment_collections: [
        {
          status: "completed",
          amount: 32.9,
          captured_amount: 32.9,
          refunded_amount: (world.back ?? 0) / 100,
        },
      ],
      items: [{ id: "line_1", total: 30 }],
    },
    reservation: { quantity: 1 },
  }
  const container = createMedusaContainer()
  for (const [name, service] of Object.entries({
    query: {
      graph: async ({ entity }: { entity: string }) => ({
        data: rows[entity] ? [rows[entity]] : [],
      }),
    },
    [DISPENSING_MODULE]: { stopsOver: async () => [] },
    [BILLING_MODULE]: {
      listCaseRefunds: async () =>
        world.back
          ? [
              {
                amount: world.back,
                state: world.state ?? "succeeded",
                covered_by: null,
              },
            ]
          : [],
    },
  })) {
    container.register(name, asValue(service))
  }
  const facts = await gatherFacts(container, supply)
  const now = new Date("2026-11-21T09:00:00Z")
  return supplyGates(facts, now, "2026-11-21")
    .filter(({ open }) => !open)
    .map(({ gate }) => gate)
}

it.each<[string, World, string[]]>([
  ["nothing of a pack that is as it was ordered", {}, []],
  [
    "everything that a medicine needs which turned out to be a POM",
    { legal_class: "POM" },
    ["prescription", "gp_letter", "clinical_check", "accuracy_check"],
  ],
  ["nothing of one that needs less by now", { legal_class: "device" }, []],
  [
    "the payment of a treatment that was given back, though delivery was not",
    { back: 3000 },
    ["payment"],
  ],
  ["nothing for a part out of goodwill", { back: 500 }, []],
  ["nothing for a refund that failed", { back: 3000, state: "failed" }, []],
])("closes %s", async (_, world, gates) => {
  expect(await closedGates(world)).toEqual(gates)
})
