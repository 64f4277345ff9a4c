import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import { readOrderTreatments } from "../order-treatments"

const theCase = {
  id: "case_1",
  reference: "CASE-1",
  order_id: "order_1",
  consultation_id: "con_1",
  treatment_name: "A tablet 1 mg",
  quantity: 1,
  order_type: "instalments",
  instalment_count: 4,
  state: "approved",
  ended_as: null,
}
const low = { item_id: "fit_1", variant_id: "v_1", monthly_price: 1_000 }
const change = {
  plan_id: "pln_1",
  case_id: "case_1",
  state: "in_force",
  from_item_id: low.item_id,
  from_variant_id: low.variant_id,
  from_quantity: 1,
  from_monthly_price: low.monthly_price,
  to_item_id: "fit_2",
  to_variant_id: "v_2",
  to_monthly_price: 2_000,
}
const changes = [
  {
    ...change,
    id: "dch_1",
    from_number: 3,
    in_force_at: new Date("2027-01-10"),
    to_name: "A tablet 5 mg",
    to_quantity: 2,
  },
  {
    ...change,
    id: "dch_2",
    from_number: 4,
    in_force_at: new Date("2027-02-10"),
    to_name: "A tablet 10 mg",
    to_quantity: 1,
  },
]

/** The orders of a plan's months, the fourth not made yet, and what each is read as. */
function read(orderIds: string[], inForce: object[]) {
  const container = createMedusaContainer()
  const plan = {
    id: "pln_1",
    case_id: "case_1",
    formulary_item_id: "fit_2",
    variant_id: "v_2",
    quantity: 1,
    monthly_price: 2_000,
    months: 4,
    state: "active",
  }
  for (const [name, service] of Object.entries({
    query: {
      graph: async ({ entity }: { entity: string }) => ({
        data: entity === "clinical_case" ? [theCase] : [],
      }),
    },
    [TREATMENT_PLAN_MODULE]: {
      listInstalments: async ({ order_id }: { order_id: string[] }) =>
        [1, 2, 3, 4]
          .map((number) => ({
            id: `ins_${number}`,
            plan_id: plan.id,
            number,
            state: "paid",
            order_id: `order_${number}`,
          }))
          .filter((one) => order_id.includes(one.order_id)),
      listPlans: async () => [plan],
      listDoseChanges: async () => inForce,
    },
  })) {
    container.register(name, asValue(service))
  }
  return readOrderTreatments(container, orderIds)
}

it.each([
  [changes, ["1 mg × 1", "1 mg × 1", "5 mg × 2", "10 mg × 1"]],
  [[], ["1 mg × 1", "1 mg × 1", "1 mg × 1", "1 mg × 1"]],
])(
  "calls each month of a plan by what it is supplied with (SAF-18)",
  async (inForce, words) => {
    const orders = ["order_1", "order_2", "order_3", "order_4"]
    const { treatments } = await read(orders, inForce)
    expect(
      treatments.map((one) => [
        one.order_id,
        `${one.treatment_name} × ${one.quantity}`,
      ])
    ).toEqual(
      orders.map((order_id, at) => [order_id, `A tablet ${words[at] ?? ""}`])
    )
  }
)
