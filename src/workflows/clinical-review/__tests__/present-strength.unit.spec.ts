import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../../modules/clinical-review"
import type { CaseRecord } from "../../../modules/clinical-review/types"
import { CONSULTATION_MODULE } from "../../../modules/consultation"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import { FORMULARY_MODULE } from "../../../modules/formulary"
import { PATIENT_MODULE } from "../../../modules/patient"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import type { Actor } from "../../../shared/actor"
import { readQuantities } from "../quantity-review"
import { readHistory } from "../read-history"
import { readLinkage } from "../read-linkage"
import { readOthers } from "../read-others"
import type { Category, Item } from "../review-facts"

const item = {
  id: "fit_1",
  ingredient: "minoxidil",
  legal_class: "POM",
  mg_per_unit: 1,
  units_per_pack: 28,
  max_quantity_per_period: 3,
  period_days: 30,
} as Item
const high = { ...item, id: "fit_2", mg_per_unit: 5 }
const actor: Actor = { type: "staff", id: "user_1", role: "prescriber" }
const PLACED = new Date("2027-01-01T10:00:00Z")

const caseOf = (id: string) =>
  ({
    id,
    reference: id.toUpperCase(),
    order_id: `order_${id}`,
    line_item_id: `line_${id}`,
    consultation_id: null,
    patient_id: "pat_2",
    category_handle: "acne",
    legal_class: "POM",
    formulary_item_id: item.id,
    treatment_name: "A tablet 1 mg",
    quantity: 1,
    order_type: "instalments",
    instalment_count: 3,
    state: "approved",
    ended_as: null,
    place_at: PLACED,
    created_at: PLACED,
  }) as CaseRecord

const titrated = caseOf("case_1")
const asked = caseOf("case_2")
const change = {
  id: "dch_1",
  plan_id: "pln_1",
  case_id: titrated.id,
  state: "in_force",
  from_number: 2,
  in_force_at: PLACED,
  from_item_id: item.id,
  from_variant_id: "v_1",
  from_quantity: 1,
  from_monthly_price: 1,
  to_item_id: high.id,
  to_variant_id: "v_2",
  to_quantity: 2,
  to_monthly_price: 2,
  to_name: "A tablet 5 mg",
}

const monthOf = (number: number, state: "supplied" | "cancelled") => ({
  id: `ins_${number}`,
  plan_id: change.plan_id,
  number,
  state,
  due_on: null,
  supplied_at: state === "supplied" ? PLACED : null,
})

/** A patient of whom one case's plan has another strength from its second month on. */
function backend(started_at: Date | null = PLACED) {
  const plan = {
    id: "pln_1",
    case_id: titrated.id,
    formulary_item_id: high.id,
    variant_id: "v_2",
    quantity: 2,
    monthly_price: 2,
    started_at,
  }
  const none = async () => []
  const container = createMedusaContainer()
  for (const [name, service] of Object.entries({
    [TREATMENT_PLAN_MODULE]: {
      listDoseChanges: async () => (started_at ? [change] : []),
      listPlans: async ({ case_id }: { case_id: string | string[] }) =>
        [case_id].flat().includes(titrated.id) ? [plan] : [],
      listInstalments: async ({ plan_id }: { plan_id: string[] }) =>
        plan_id.length === 0
          ? []
          : [
              monthOf(1, "supplied"),
              monthOf(2, "supplied"),
              monthOf(3, "cancelled"),
            ],
      listReconfirmations: none,
    },
    [FORMULARY_MODULE]: {
      limitsInForce: none,
      listFormularyItems: async ({ id }: { id?: string[] }) =>
        [item, high].filter((one) => !id || id.includes(one.id)),
    },
    [CLINICAL_REVIEW_MODULE]: { listClinicalCases: async () => [titrated] },
    [CONSULTATION_MODULE]: {},
    [DISPENSING_MODULE]: { listSupplies: none },
    [PATIENT_MODULE]: {
      readVerdicts: none,
      readLinkedPersons: async () => [
        { id: "pat_2", home_address: { postcode: "LS1 4ZZ" } },
      ],
    },
  })) {
    container.register(name, asValue(service))
  }
  return container
}

it("is what clinicians read of a patient's other cases (SAF-18)", async () => {
  const container = backend()
  const { same_ingredient } = await readOthers(
    container,
    { record: asked, item, category: {} as Category },
    [],
    actor
  )
  const { persons } = await readLinkage(
    container,
    asked,
    {
      linked: [{ patient_id: "pat_2", reasons: [], via: "pat_1" }],
      direct: [],
    } as unknown as Parameters<typeof readLinkage>[2],
    actor
  )
  const { orders } = await readQuantities(container, { record: asked, item }, [
    "pat_2",
  ])
  const now = { treatment_name: "A tablet 5 mg" }
  expect(same_ingredient).toMatchObject([now])
  expect(await readHistory(container, asked)).toMatchObject([now])
  expect(persons).toMatchObject([{ cases: [{ ...now, quantity: 2 }] }])
  expect(orders).toMatchObject([
    { case_id: asked.id, treatment_name: "A tablet 1 mg" },
    { case_id: titrated.id, ...now },
  ])
})

it.each([
  // A month of 28 mg and one of two packs with 140 mg each; the third was cancelled.
  ["runs", PLACED, { packs: 3, mg: 308, treatment_name: "A tablet 5 mg" }],
  [
    "was not begun",
    null,
    { packs: 3, mg: 84, treatment_name: "A tablet 1 mg" },
  ],
])(
  "is what a case whose plan %s is reckoned with (R-41)",
  async (_how, started_at, own) => {
    const { orders } = await readQuantities(
      backend(started_at),
      { record: titrated, item },
      []
    )
    expect(orders).toMatchObject([{ case_id: titrated.id, ...own }])
  }
)
