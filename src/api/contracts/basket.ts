import { z } from "@medusajs/framework/zod"
import type { LegalClass } from "../../modules/formulary/domain/legal-class"

/** Whole pence. */
export type Money = { amount: number; currency: "gbp" }

export type BasketHandle = { id: string; token: string }

const quantity = z.number().int().min(1).max(99)
const text = (max: number) => z.string().trim().min(1).max(max)

export const CreateBasket = z.object({}).strict()

export const AddTreatment = z
  .object({
    variant_id: text(64),
    quantity,
    /** The length of the plan that it is bought as; a one-off without it. */
    plan_months: z.number().int().min(1).max(12).optional(),
    /** An open basket to add to; its token goes into the header. */
    basket: text(64).optional(),
  })
  .strict()
export type AddTreatmentType = z.infer<typeof AddTreatment>

export const AddLine = z.object({ variant_id: text(64), quantity }).strict()
export type AddLineType = z.infer<typeof AddLine>

export const ChangeLine = z.object({ quantity }).strict()
export type ChangeLineType = z.infer<typeof ChangeLine>

export const DeliveryAddress = z
  .object({
    first_name: text(60),
    last_name: text(60),
    address_1: text(100),
    address_2: z.string().trim().max(100).nullish(),
    city: text(60),
    county: z.string().trim().max(60).nullish(),
    postcode: text(10),
    phone: z.string().trim().max(20).nullish(),
  })
  .strict()

export const SetDeliveryAddress = z
  .object({ address: DeliveryAddress })
  .strict()
export type SetDeliveryAddressType = z.infer<typeof SetDeliveryAddress>

export const ChooseDelivery = z.object({ option_id: text(64) }).strict()
export type ChooseDeliveryType = z.infer<typeof ChooseDelivery>

export const ApplyPromotion = z.object({ code: text(40) }).strict()
export type ApplyPromotionType = z.infer<typeof ApplyPromotion>

/** Starts a payment; a basket with plans needs the agreement that was read. */
export const StartPayment = z
  .object({ mandate_hash: text(64).optional() })
  .strict()
export type StartPaymentType = z.infer<typeof StartPayment>

export type BasketLine = {
  id: string
  variant_id: string
  title: string
  quantity: number
  unit_price: Money
  total: Money
  consultation_reference: string | null
  /** Decides the right to cancel; null for an item that left the formulary. */
  legal_class: LegalClass | null
  max_quantity: number
  /** Null for a one-off; `monthly` is without delivery, which comes on top each month. */
  plan: { months: number; monthly: Money } | null
}

export type BasketView = {
  id: string
  lines: BasketLine[]
  delivery_address: z.infer<typeof DeliveryAddress> | null
  delivery: { option_id: string; name: string; price: Money } | null
  totals: { items: Money; delivery: Money; discount: Money; total: Money }
  promotions: string[]
  email: string | null
  /** What is agreed to for later payments; null without plans, and before delivery is chosen. */
  mandate: { version: string; text: string; hash: string } | null
  /** What stands in the way of payment, for the patient to read. */
  problems: string[]
}

export type DeliveryOption = {
  id: string
  name: string
  description: string
  price: Money
}

export type PaymentView = {
  provider: "stripe"
  client_secret: string
  payment_intent: string
  publishable_key: string | null
  /** The simulator's card form; null where the real Payment Element is used. */
  hosted_url: string | null
}

export type CompletionView =
  | {
      status: "placed"
      order: { id: string; display_id: number; reference: string }
    }
  | { status: "payment_required"; reason: string }
