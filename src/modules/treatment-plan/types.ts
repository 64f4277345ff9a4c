import type { InferTypeOf } from "@medusajs/framework/types"
import type { Day } from "../../shared/calendar"
import type { CardChange } from "./models/card-change"
import type { Course } from "./models/course"
import type { DoseChange } from "./models/dose-change"
import type { Instalment } from "./models/instalment"
import type { Mandate } from "./models/mandate"
import type { Plan } from "./models/plan"
import type { PlanEvent } from "./models/plan-event"
import type { PlanChoice } from "./models/plan-choice"

export type CourseRecord = InferTypeOf<typeof Course>
export type PlanRecord = InferTypeOf<typeof Plan>
export type InstalmentRecord = InferTypeOf<typeof Instalment>
export type MandateRecord = InferTypeOf<typeof Mandate>
export type CardChangeRecord = InferTypeOf<typeof CardChange>
export type DoseChangeRecord = InferTypeOf<typeof DoseChange>
export type PlanEventRecord = InferTypeOf<typeof PlanEvent>
export type ChoiceRecord = InferTypeOf<typeof PlanChoice>

/** A plan as it is put into a basket; pence of a pack a month. */
export type ChoiceInput = Pick<
  ChoiceRecord,
  "consultation_id" | "cart_id" | "line_item_id" | "months" | "unit_price"
>

/** The agreement under which the card may be charged later, and the card. */
export type MandateInput = Pick<
  MandateRecord,
  | "text_version"
  | "text"
  | "customer_reference"
  | "payment_method"
  | "card_label"
>

/** A plan as it was bought; its first instalment is paid already. */
export type PurchaseInput = Pick<
  PlanRecord,
  | "patient_id"
  | "customer_id"
  | "case_id"
  | "category_handle"
  | "formulary_item_id"
  | "variant_id"
  | "quantity"
  | "order_id"
  | "line_item_id"
  | "months"
  | "renews_plan_id"
  | "monthly_price"
  | "delivery_price"
  | "minimum_interval_days"
  | "longest_gap_days"
> & {
  /** Pence paid for the first month, delivery and discounts included. */
  first_amount: number
  payment_intent: string
  mandate: MandateInput
}

export type CourseInput = Pick<
  CourseRecord,
  | "patient_id"
  | "category_handle"
  | "case_id"
  | "consultation_id"
  | "grace_months"
> & {
  approved_on: Day
  /** The plan that the case bought; null for a one-off. */
  plan_id: string | null
}

/** What became of a charge, as the partner's answer, its webhook or a look-up says. */
export type ChargeOutcome = {
  attempt: number
  payment_intent: string | null
} & (
  | { kind: "succeed" }
  | { kind: "soft_decline" | "hard_decline"; code: string }
  | { kind: "need_authentication" | "lose_answer" | "not_found" }
)

/** A supply that has left; `plan_id` is null for a one-off, `number` is its instalment's. */
export type DispatchInput = {
  course_id: string
  supply_id: string
  plan_id: string | null
  number: number
  day: Day
  /** Months of grace after it; the course's own where nothing is said. */
  grace_months?: number
}
