import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { z } from "@medusajs/framework/zod"
import type { CaseRecord } from "../../modules/clinical-review/types"
import type {
  ChoiceRecord,
  MandateInput,
  PlanRecord,
} from "../../modules/treatment-plan/types"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { unexpected } from "../../shared/errors"
import { readOrderMoney } from "../billing/order-money"
import { casesOf, formularyOf } from "../clinical-review/services"
import { plansOf } from "../treatment-plan/services"
import { readOrderToSettle } from "./order-payment"
import { sessionOfCollection } from "./payment-session"

const idOf = z.union([
  z.string(),
  z.object({ id: z.string() }).transform(({ id }) => id),
])
const cardSchema = z.object({
  brand: z.string(),
  last4: z.string(),
})
/** Stripe's intent as our provider reads it, with its payment method opened. */
const intentSchema = z.object({
  id: z.string(),
  customer: idOf,
  payment_method: z.object({ id: z.string(), card: cardSchema.nullish() }),
})

const actor = systemActor("checkout")

/**
 * Writes down the plans that a captured order bought, each once by its line:
 * prices and delivery as they were agreed to, the card that paid (PAY-3,
 * PAY-8). A plan whose case has ended meanwhile ends at once.
 */
async function purchasePlans(
  container: MedusaContainer,
  orderId: string
): Promise<string[]> {
  const cases = await casesOf(container).listClinicalCases(
    { order_id: orderId, order_type: "instalments" },
    { order: { created_at: "ASC", id: "ASC" } }
  )
  if (cases.length === 0) {
    return []
  }
  const order = await readOrderToSettle(container, orderId)
  const choices = await plansOf(container).listPlanChoices({
    cart_id: order.cart?.id ?? "",
  })
  const money = await readOrderMoney(container, orderId)
  const card = await readCard(container, order)
  const ids: string[] = []
  for (const [at, record] of cases.entries()) {
    const choice = choices.find(
      (one) => one.consultation_id === record.consultation_id
    )
    if (!choice) {
      throw unexpected(`The plan of case ${record.id} wasn't chosen`)
    }
    const plan = await purchase(container, {
      record,
      choice,
      // Its one delivery is the first plan's; it is given back once.
      first_amount:
        (money.lines.get(record.line_item_id) ?? 0) +
        (at === 0 ? money.delivery : 0),
      card,
    })
    if (record.ended_as !== null) {
      await plansOf(container).cancelRest(
        plan.id,
        "case_ended",
        actor,
        clock.now()
      )
    }
    ids.push(plan.id)
  }
  return ids
}

type Card = Omit<MandateInput, "text" | "text_version"> & {
  payment_intent: string
}
type Bought = {
  record: CaseRecord
  choice: ChoiceRecord
  first_amount: number
  card: Card
}

async function purchase(
  container: MedusaContainer,
  { record, choice, first_amount, card }: Bought
): Promise<PlanRecord> {
  const { text, text_version, delivery_price } = choice
  if (text === null || text_version === null || delivery_price === null) {
    throw unexpected(`The plan of case ${record.id} wasn't agreed to`)
  }
  if (record.customer_id === null) {
    throw unexpected(`The plan of case ${record.id} is nobody's`)
  }
  const [category] = await formularyOf(container).listClinicalCategories(
    { handle: record.category_handle },
    { take: 1 }
  )
  const { payment_intent, ...keptCard } = card
  return plansOf(container).purchase(
    {
      patient_id: record.patient_id,
      customer_id: record.customer_id,
      case_id: record.id,
      category_handle: record.category_handle,
      formulary_item_id: record.formulary_item_id,
      variant_id: record.variant_id,
      quantity: record.quantity,
      order_id: record.order_id,
      line_item_id: record.line_item_id,
      months: choice.months,
      renews_plan_id: await planToRenew(container, record),
      monthly_price: choice.unit_price * record.quantity,
      delivery_price,
      first_amount,
      payment_intent,
      minimum_interval_days: category?.minimum_interval_days ?? 0,
      longest_gap_days: category?.longest_gap_days ?? null,
      mandate: { text, text_version, ...keptCard },
    },
    { type: "patient", id: record.customer_id },
    clock.now()
  )
}

/** The newest plan of the course that a renewal's consultation has; one that is renewed already gives the place to its renewal. */
async function planToRenew(
  container: MedusaContainer,
  { consultation_id }: CaseRecord
): Promise<string | null> {
  const course =
    consultation_id && (await plansOf(container).courseOf(consultation_id))
  if (!course) {
    return null
  }
  const kept = { state: { $ne: "cancelled" as const } }
  let [newest] = await plansOf(container).listPlans(
    { course_id: course.id, ...kept },
    { order: { plan_number: "DESC" }, take: 1 }
  )
  while (newest) {
    const [next] = await plansOf(container).listPlans(
      { renews_plan_id: newest.id, ...kept },
      { take: 1 }
    )
    if (!next) {
      return newest.id
    }
    newest = next
  }
  return null
}

/** The card that paid an order, as Stripe keeps it. */
async function readCard(
  container: MedusaContainer,
  order: Awaited<ReturnType<typeof readOrderToSettle>>
): Promise<Card> {
  for (const { id } of order.payment_collections ?? []) {
    const session = await sessionOfCollection(container, id)
    const intent = intentSchema.safeParse(session?.data)
    if (intent.success) {
      const { customer, payment_method } = intent.data
      const { card } = payment_method
      return {
        payment_intent: intent.data.id,
        customer_reference: customer,
        payment_method: payment_method.id,
        card_label: card ? `${card.brand} ${card.last4}` : null,
      }
    }
  }
  throw unexpected(`The card that paid order ${order.id} isn't known`)
}

/** Nothing to undo: what was paid for stands. */
export const purchasePlansStep = createStep(
  "purchase-plans",
  async ({ order_id }: { order_id: string }, { container }) =>
    new StepResponse({ plan_ids: await purchasePlans(container, order_id) })
)
