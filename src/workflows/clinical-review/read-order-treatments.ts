import type { InferTypeOf, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { NewCase } from "../../modules/clinical-review/types"
import { flagsOf } from "../../modules/clinical-review/domain/flags"
import type { ClinicalCategory } from "../../modules/formulary/models/clinical-category"
import type { FormularyItem } from "../../modules/formulary/models/formulary-item"
import type { LinkedPerson } from "../../modules/patient/link-search"
import { notFound, unexpected } from "../../shared/errors"
import { linkedPersons, samePersonOf } from "../patient/linked-persons"
import { plansOf } from "../treatment-plan/services"
import { judgeOrderQuantities } from "./quantity-facts"
import {
  clinicalDenials,
  countSameIngredient,
  readFromOthers,
} from "./person-facts"
import { casesOf, consultationsOf, formularyOf, patientsOf } from "./services"

type Item = InferTypeOf<typeof FormularyItem>
type Category = InferTypeOf<typeof ClinicalCategory>
type BoundConsultation = {
  id: string
  variant_id: string | null
  outcome: "continue" | "needs_review" | "cannot_continue" | null
  /** The length of the plan that was chosen on it. */
  months: number | null
  /** Whether another order rests on it already. */
  is_renewed: boolean
}

/** What is read of an order; Medusa gives its numbers as strings here and there. */
const orderSchema = z.object({
  id: z.string(),
  display_id: z.coerce.number().int(),
  customer_id: z.string().nullish(),
  items: z.array(
    z.object({
      id: z.string(),
      variant_id: z.string().nullish(),
      quantity: z.coerce.number().int().positive(),
      metadata: z.object({ instalment_count: z.number() }).partial().nullish(),
    })
  ),
  cart: z.object({ id: z.string() }).nullish(),
})

/**
 * The cases that an order calls for: one for each line whose variant is in the
 * formulary, general sale and test kits too (ENT-1), with its consultation
 * (the one our own route bound to the basket) and its flags.
 */
export async function readOrderTreatments(
  container: MedusaContainer,
  orderId: string
): Promise<NewCase[]> {
  const order = await readOrder(container, orderId)
  const variantIds = order.items.flatMap((line) => line.variant_id ?? [])
  const items = await formularyOf(container).listFormularyItems({
    variant_id: variantIds,
  })
  if (items.length === 0) {
    return []
  }
  const categories = await formularyOf(container).listClinicalCategories({
    id: [...new Set(items.map((item) => item.category_id))],
  })
  const names = await treatmentNames(container, items)
  const [patient] = order.customer_id
    ? await patientsOf(container).listPatients({
        customer_id: order.customer_id,
      })
    : []
  if (!patient) {
    throw notFound("Patient of order", orderId)
  }
  const linked = await linkedPersons(container, patient.id)
  const patientIds = [patient.id, ...linked.map((one) => one.patient_id)]
  const quantities = await judgeOrderQuantities(container, {
    patient_ids: patientIds,
    order_id: order.id,
    cart_id: order.cart?.id ?? null,
    lines: order.items,
  })
  const free = await boundConsultations(container, order)
  const same = await countSameIngredient(container, {
    patient_ids: patientIds,
    order_id: order.id,
    renewed: free.map(({ id }) => id),
    lines: order.items.flatMap((line) => {
      const item = items.find((one) => one.variant_id === line.variant_id)
      return item ? [{ line_item_id: line.id, item }] : []
    }),
  })
  const cases: NewCase[] = []
  for (const line of order.items) {
    const item = items.find((one) => one.variant_id === line.variant_id)
    const category = categories.find((one) => one.id === item?.category_id)
    if (!item) {
      continue
    }
    if (!category) {
      throw unexpected(`Formulary item ${item.id} has no clinical category`)
    }
    // The same pack may have been bought as a plan and by itself.
    const isPlan = line.metadata?.instalment_count !== undefined
    const at = free.findIndex(
      (one) =>
        one.variant_id === item.variant_id && (one.months !== null) === isPlan
    )
    const consultation = at < 0 ? undefined : free.splice(at, 1)[0]
    cases.push({
      order_id: order.id,
      order_display_id: order.display_id,
      line_item_id: line.id,
      consultation_id: consultation?.id ?? null,
      customer_id: order.customer_id ?? null,
      patient_id: patient.id,
      category_handle: category.handle,
      legal_class: item.legal_class,
      formulary_item_id: item.id,
      variant_id: item.variant_id,
      quantity: line.quantity,
      treatment_name: names.get(item.id) ?? item.ingredient,
      ...(consultation?.months
        ? {
            order_type: "instalments" as const,
            instalment_count: consultation.months,
          }
        : {}),
      identity_status: patient.identity_status,
      renewal_flag: consultation?.is_renewed ?? false,
      flags: await readFlags(container, {
        item,
        category,
        consultation,
        quantity: line.quantity,
        linked,
        over_limits: quantities.get(item.id) ?? [],
        patient_id: patient.id,
        same_ingredient_cases: same.get(line.id) ?? 0,
      }),
    })
  }
  return cases
}

async function readOrder(container: MedusaContainer, orderId: string) {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "order",
      fields: ["id", "display_id", "customer_id", "items.*", "cart.id"],
      filters: { id: orderId },
    })
  const order: unknown = data[0]
  if (!order) {
    throw notFound("Order", orderId)
  }
  return orderSchema.parse(order)
}

async function boundConsultations(
  container: MedusaContainer,
  { id: order_id, cart }: z.infer<typeof orderSchema>
): Promise<BoundConsultation[]> {
  const cartId = cart?.id
  if (!cartId) {
    return []
  }
  const bound = await consultationsOf(container).listConsultations(
    { cart_id: cartId, line_item_id: { $ne: null } },
    { select: ["id", "variant_id", "outcome"], order: { created_at: "ASC" } }
  )
  const choices = await plansOf(container).listPlanChoices({ cart_id: cartId })
  const earlier = await casesOf(container).listClinicalCases(
    { consultation_id: bound.map(({ id }) => id), order_id: { $ne: order_id } },
    { select: ["id", "consultation_id"], take: null }
  )
  return bound.map((one) => ({
    ...one,
    is_renewed: earlier.some(
      ({ consultation_id }) => consultation_id === one.id
    ),
    months:
      choices.find(({ consultation_id }) => consultation_id === one.id)
        ?.months ?? null,
  }))
}

/** Order lines of treatments are neutral in Medusa's tables; the catalogue has the name. */
async function treatmentNames(
  container: MedusaContainer,
  items: Item[]
): Promise<Map<string, string>> {
  const products = await container
    .resolve(Modules.PRODUCT)
    .listProducts(
      { id: [...new Set(items.map((item) => item.product_id))] },
      { select: ["id", "title"] }
    )
  return new Map(
    items.map((item) => {
      const product = products.find((one) => one.id === item.product_id)
      return [item.id, product?.title ?? `${item.ingredient} ${item.strength}`]
    })
  )
}

async function readFlags(
  container: MedusaContainer,
  source: {
    item: Item
    category: Category
    consultation: BoundConsultation | undefined
    quantity: number
    linked: LinkedPerson[]
    over_limits: { subject: string; amount: number }[]
    patient_id: string
    same_ingredient_cases: number
  }
): Promise<NewCase["flags"]> {
  const { item, category, consultation } = source
  return flagsOf({
    ...(consultation
      ? {
          consultation: await readTape(container, consultation),
          ...(await readFromOthers(container, {
            consultation_id: consultation.id,
            patient_id: source.patient_id,
            linked_patient_ids: source.linked.map((one) => one.patient_id),
            window_days: category.repeat_window_days,
          })),
        }
      : {}),
    clinical_denials: await clinicalDenials(container, {
      patient_ids: [
        source.patient_id,
        ...source.linked.map((one) => one.patient_id),
      ],
      category_handle: category.handle,
    }),
    same_ingredient_cases: source.same_ingredient_cases,
    consultation_required: item.consultation === "required",
    risk_class: category.risk_class,
    quantity: source.quantity,
    same_person: samePersonOf(source.linked),
    over_limits: source.over_limits,
    max_quantity_per_order: item.max_quantity_per_order,
  })
}

async function readTape(
  container: MedusaContainer,
  consultation: BoundConsultation
) {
  const consultations = consultationsOf(container)
  const { trace } = await consultations.readTrace(consultation.id)
  const events = await consultations.listAnswerEvents(
    { consultation_id: consultation.id },
    { select: ["id", "question_id", "kind", "outcome_at_time"] }
  )
  const changed = events.filter((event) => event.kind !== "given")
  return {
    outcome: consultation.outcome,
    rule_ids: trace.map((entry) => entry.rule_id),
    changed_answers: new Set(changed.map((event) => event.question_id)).size,
    denied_before: events.some(
      (event) => event.outcome_at_time === "cannot_continue"
    ),
  }
}
