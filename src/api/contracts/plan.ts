import { z } from "@medusajs/framework/zod"
import type { InstalmentState } from "../../modules/treatment-plan/domain/instalment-state-machine"
import {
  PAUSE_CAUSES,
  planMachine,
  type PlanState,
} from "../../modules/treatment-plan/domain/plan-state-machine"
import {
  CANCEL_REASONS,
  FAILED_STATES,
  STAFF_CAUSES,
} from "../../modules/treatment-plan/domain/staff-choices"
import type { RefundView } from "./refund"

const day = z.iso.date("must be a date, YYYY-MM-DD")
const page = {
  limit: z.coerce.number().int().min(1).max(100).default(25),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
}
const category = z.string().trim().min(1).max(100).optional()

export const ListPlans = z
  .object({
    state: z.enum(planMachine.states).optional(),
    /** Why a plan stands still. */
    cause: z.enum(PAUSE_CAUSES).optional(),
    category,
    /** "true": only those whose patient asked to end them (PAY-6). */
    asked_to_end: z.enum(["true", "false"]).optional(),
    /** A month that isn't charged yet is due within these days, both included. */
    due_from: day.optional(),
    due_to: day.optional(),
    /** Part of a plan's or case's reference, or an order's number. */
    q: z.string().trim().min(1).max(50).optional(),
    ...page,
  })
  .strict()
export type ListPlansType = z.infer<typeof ListPlans>

export const ListUpcoming = z
  .object({
    /** Both included; without `from` also what is late, without `to` four weeks from today. */
    from: day.optional(),
    to: day.optional(),
    category,
    ...page,
  })
  .strict()
export type ListUpcomingType = z.infer<typeof ListUpcoming>

export const ExportUpcoming = ListUpcoming.omit({ limit: true, offset: true })
export type ExportUpcomingType = z.infer<typeof ExportUpcoming>

export const ListFailedCharges = z
  .object({ state: z.enum(FAILED_STATES).optional(), ...page })
  .strict()
export type ListFailedChargesType = z.infer<typeof ListFailedCharges>

export const PausePlan = z.object({ cause: z.enum(STAFF_CAUSES) }).strict()
export type PausePlanType = z.infer<typeof PausePlan>

export const CancelPlan = z.object({ reason: z.enum(CANCEL_REASONS) }).strict()
export type CancelPlanType = z.infer<typeof CancelPlan>

type Page<Name extends string, Row> = { [name in Name]: Row[] } & {
  count: number
  limit: number
  offset: number
}

/** What a plan, or a month of one, is of. */
type Treatment = {
  case_id: string
  case_reference: string | null
  order_id: string | null
  order_display_id: number | null
  treatment_name: string | null
  category_handle: string
  /** Packs in each supply. */
  quantity: number
  months: number
}

/** A plan as it stands in the list; amounts in pence, days as "2026-11-21". */
export type PlanRowView = Treatment & {
  id: string
  reference: string
  state: PlanState
  pause_causes: string[]
  end_reason: string | null
  plan_number: number
  monthly_price: number
  delivery_price: number
  agreed_at: string
  paid: number
  supplied: number
  next_number: number | null
  next_due_on: string | null
  asked_to_end: boolean
  trouble: InstalmentState | null
}
export type PlanList = Page<"plans", PlanRowView>

/** A month with its plan. */
export type MonthRowView = Treatment & {
  id: string
  plan_id: string
  plan_reference: string
  plan_state: PlanState
  pause_causes: string[]
  number: number
  state: InstalmentState
  due_on: string | null
  amount: number
  attempts: number
  first_declined_on: string | null
  retry_on: string | null
  decline_code: string | null
}
export type UpcomingSupplyView = MonthRowView & {
  /** Its patient was asked how they are, and has not answered: it is neither charged nor sent (SAF-18). */
  waits_for_check_in: boolean
}
export type UpcomingList = Page<"supplies", UpcomingSupplyView> & {
  from: string | null
  to: string
  today: string
  days: { day: string; supplies: number; packs: number }[]
}
export type FailedChargeView = MonthRowView & {
  /** Whether its charge can be tried now. */
  may_retry: boolean
}
export type FailedChargeList = Page<"charges", FailedChargeView>

/** What came of trying again; what can't be supplied is not charged. */
export type ChargeRetried = {
  charge: {
    id: string
    state: InstalmentState
    outcome: "begun" | "clinical" | "stock" | "refused"
  }
}

export type PlanMonthView = {
  id: string
  number: number
  state: InstalmentState
  due_on: string | null
  amount: number
  order_id: string | null
  attempts: number
  first_declined_on: string | null
  retry_on: string | null
  decline_code: string | null
  paid_at: string | null
  supplied_at: string | null
  supply: { id: string; reference: string; state: string } | null
  may_retry: boolean
  /** When its patient was last asked how they are before it, and answered; null where they were not asked. */
  check_in: { asked_at: string; answered_at: string | null } | null
}

export type PlanEventView = {
  id: string
  event: string
  number: number | null
  to: string
  details: Record<string, unknown>
  actor: { type: string; name: string | null; role: string | null }
  at: string
}

export type PlanAction = "pause" | "resume" | "cancel"

export type PlanDetailView = PlanRowView & {
  patient: { id: string; name: string }
  started_at: string | null
  ended_at: string | null
  /** When the patient is reminded of the next order; null before the first parcel, and of a plan that ended early. */
  reminder_on: string | null
  renews: { id: string; reference: string } | null
  renewed_by: { id: string; reference: string } | null
  minimum_interval_days: number
  longest_gap_days: number | null
  course: {
    reference: string
    state: string
    approved_on: string
    limit_on: string
    last_dispatch_on: string | null
    answers_end_on: string | null
  } | null
  /** Issues of the signed prescription; null where none is needed or signed. */
  issues: { authorised: number; free: number; authority: string } | null
  instalments: PlanMonthView[]
  /** What was agreed when a card was saved, the newest first. */
  mandates: {
    id: string
    text: string
    text_version: string
    agreed_at: string
    card_label: string | null
  }[]
  refunds: RefundView[]
  /** The newest first. */
  history: PlanEventView[]
  actions: PlanAction[]
}
export type PlanResponse = { plan: PlanDetailView }
