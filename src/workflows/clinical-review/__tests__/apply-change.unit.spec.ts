import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer, Modules } from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../../modules/clinical-review"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import { FORMULARY_MODULE } from "../../../modules/formulary"
import { requestRefund } from "../../billing/request-refund"
import { settleTopUp, type Taken, takeTopUp } from "../../top-up/settle-top-up"
import { applyChangeWorkflow } from "../apply-change"

jest.mock("../../billing/request-refund")
jest.mock("../../top-up/settle-top-up")
jest.mock("../../relay/wake")
jest.mock("../../sweeps/reservations", () => ({
  stockPartsOf: async () => [],
  reserveLine: async () => undefined,
}))
jest.mock("../live-hub")
jest.mock("../still-entitled", () => ({
  stillEntitled: async () => ({ policy: { requirements: [] }, entitled: true }),
}))

const proposal = {
  id: "cpr_1",
  case_id: "case_1",
  state: "accepted",
  to_item_id: "fit_2",
  to_variant_id: "variant_2",
  to_quantity: 1,
  paid_pence: 3000,
  new_pence: 2000,
  to_months: null,
}
/** Of a plan: six months of two packs, as they were agreed to. */
const agreed = {
  to_quantity: 2,
  to_months: 6,
  to_monthly_pence: 2000,
  mandate_version: "v1",
  mandate_text: "You pay.",
  agreed_at: new Date("2026-11-22T10:00:00Z"),
}
const input = { case_id: "case_1", proposal_id: "cpr_1" }

/** A backend whose order has this change already; what it was told to do, in order. */
function backendOf(
  state: string,
  change: string | null,
  options: {
    confirm?: () => void
    price?: number
    taken?: Taken
    /** What its plan says to the change; a one-off without. */
    plan?: () => void
  } = {}
) {
  const terms: unknown[] = []
  const metadata: unknown[] = []
  const did: string[] = []
  const note = (name: string) => async () => {
    did.push(name)
  }
  jest.mocked(requestRefund).mockImplementation(async () => {
    did.push("refund")
    return []
  })
  jest.mocked(takeTopUp).mockImplementation(async () => {
    did.push("take")
    return options.taken ?? "captured"
  })
  jest.mocked(settleTopUp).mockImplementation(async () => {
    did.push("settle")
    return { kind: "ended" }
  })
  const container = createMedusaContainer()
  const actions = [{ id: "ordchact_1" }]
  const known = { id: "ordch_1", status: change, version: 2, actions }
  for (const [name, service] of Object.entries({
    query: { graph: async () => ({ data: change ? [known] : [] }) },
    [CLINICAL_REVIEW_MODULE]: {
      retrieveClinicalCase: async () => ({
        id: "case_1",
        state,
        order_id: "order_1",
        line_item_id: "line_1",
        customer_id: "cus_1",
      }),
      retrieveChangeProposal: async () => ({
        ...proposal,
        ...(options.plan ? agreed : {}),
        new_pence: options.price ?? proposal.new_pence,
      }),
      updateChangeProposals: async (row: { state: string }) => {
        did.push(row.state)
      },
      applyProposal: async () => {
        did.push("apply")
        return { state: "approved" }
      },
    },
    [TREATMENT_PLAN_MODULE]: {
      listPlans: async () => [{ id: "pln_1", months: 6 }],
      changeTerms: async (_: string, to: unknown) => {
        options.plan?.()
        terms.push(to)
        did.push("plan")
      },
    },
    [FORMULARY_MODULE]: {
      retrieveFormularyItem: async () => ({ product_id: "prod_2" }),
    },
    [Modules.LOCKING]: {
      execute: (_: string, work: () => Promise<unknown>) => work(),
    },
    [Modules.INVENTORY]: { listReservationItems: async () => [] },
    [Modules.ORDER]: {
      createOrderChange: async () => known,
      addOrderAction: note("change"),
      confirmOrderChange: async () => {
        options.confirm?.()
        did.push("confirm")
      },
      cancelOrderChange: async (id: string) => {
        did.push(`cancel ${id}`)
      },
      updateOrderLineItems: async (_: string, to: { metadata?: unknown }) => {
        metadata.push(to.metadata)
        did.push("name")
      },
      retrieveOrder: async () => ({
        metadata: { order_type: "instalments", instalment_count: 3 },
      }),
      updateOrders: async (_: string, to: { metadata: unknown }) => {
        metadata.push(to.metadata)
        did.push("order")
      },
    },
  })) {
    container.register(name, asValue(service))
  }
  return { container, did, terms, metadata }
}

const WAITS = "awaiting_acceptance"

it.each<[string, string, string | null, string[]]>([
  [
    "changes the order first and gives the difference back then",
    WAITS,
    null,
    ["change", "confirm", "name", "refund", "apply"],
  ],
  [
    "goes on where it was cut off",
    WAITS,
    "confirmed",
    ["name", "refund", "apply"],
  ],
  [
    "calls off what a crash left of a case that ended, which keeps its item",
    "cancelled",
    "pending",
    ["cancel ordch_1", "withdrawn", "settle"],
  ],
  [
    "leaves an order alone that was never changed",
    "cancelled",
    null,
    ["withdrawn", "settle"],
  ],
  [
    "leaves a change alone that was called off before",
    "cancelled",
    "canceled",
    ["withdrawn", "settle"],
  ],
  [
    "lets an ended case have the item that its order became",
    "cancelled",
    "confirmed",
    ["name", "apply"],
  ],
])("%s", async (_, state, change, expected) => {
  const { container, did } = backendOf(state, change)
  await applyChangeWorkflow(container).run({ input })
  expect(did).toEqual(expected)
})

it.each<[string, string, Taken, string[]]>([
  [
    "takes a dearer one's difference before the order changes",
    WAITS,
    "captured",
    ["take", "change", "confirm", "name", "apply"],
  ],
  ["changes nothing when the bank gave its word up", WAITS, "lapsed", ["take"]],
  ["changes nothing that isn't paid", WAITS, "not_wanted", ["take"]],
  [
    "leaves the order of a case alone that ended before it was charged",
    "cancelled",
    "not_wanted",
    ["take", "withdrawn", "settle"],
  ],
])("%s", async (_, state, taken, expected) => {
  const { container, did } = backendOf(state, null, { price: 3500, taken })
  await applyChangeWorkflow(container).run({ input })
  expect(did).toEqual(expected)
})

it("gives nothing back when the order can't be changed", async () => {
  const { container, did } = backendOf(WAITS, "pending", {
    confirm: () => {
      throw new Error("somebody else's change is open")
    },
  })
  await expect(
    applyChangeWorkflow(container).run({ input })
  ).rejects.toMatchObject({ message: expect.stringContaining("is open") })
  expect(did).toEqual([])
})

it("has a plan follow its order before anything goes back, in the words that were agreed to", async () => {
  const { container, did, terms, metadata } = backendOf(WAITS, null, {
    plan: () => undefined,
  })
  await applyChangeWorkflow(container).run({ input })
  expect(did).toEqual([
    "change",
    "confirm",
    "name",
    "plan",
    "order",
    "refund",
    "apply",
  ])
  expect(metadata).toEqual([
    { instalment_count: 6 },
    { order_type: "instalments", instalment_count: 6 },
  ])
  expect(terms).toEqual([
    {
      change_id: "cpr_1",
      months: 6,
      formulary_item_id: "fit_2",
      variant_id: "variant_2",
      quantity: 2,
      monthly_price: 2000,
      first_difference: -1000,
      mandate: { version: "v1", text: "You pay." },
      agreed_at: agreed.agreed_at,
    },
  ])
})

it("goes no further where the plan can't follow, so that it is tried again", async () => {
  const { container, did } = backendOf(WAITS, "confirmed", {
    plan: () => {
      throw new Error("the plan has ended")
    },
  })
  await expect(
    applyChangeWorkflow(container).run({ input })
  ).rejects.toMatchObject({ message: expect.stringContaining("has ended") })
  expect(did).toEqual(["name"])
})
