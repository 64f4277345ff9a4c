import { type Actor, systemActor } from "../../../shared/actor"
import type { Day } from "../../../shared/calendar"
import { startOfDay } from "../../../shared/calendar"
import type TreatmentPlanModuleService from "../service"
import type { CourseInput, MandateInput, PurchaseInput } from "../types"

/** What the module specs of plans share: a plan as it is bought, and moments of a day. */
export const system = systemActor("plans")
export const patient: Actor = { type: "patient", id: "cus_1" }

/** Ten in the morning in London in winter, eleven in summer. */
export const on = (day: Day): Date =>
  new Date(startOfDay(day).getTime() + 10 * 60 * 60_000)

export const mandate: MandateInput = {
  text_version: "2026-11",
  text: "We take £22.50 from your card each month, at most 2 more times.",
  customer_reference: "cus_partner_1",
  payment_method: "pm_1",
  card_label: "visa 4242",
}

export const bought = (more: Partial<PurchaseInput> = {}): PurchaseInput => ({
  patient_id: "pat_1",
  customer_id: "cus_1",
  case_id: "case_1",
  category_handle: "hair-loss",
  formulary_item_id: "fit_1",
  variant_id: "variant_1",
  quantity: 1,
  order_id: "order_1",
  line_item_id: "line_1",
  months: 3,
  renews_plan_id: null,
  monthly_price: 1960,
  delivery_price: 290,
  first_amount: 2000,
  payment_intent: "pi_1",
  minimum_interval_days: 21,
  longest_gap_days: null,
  mandate,
  ...more,
})

export const approved = (
  plan_id: string | null,
  more: Partial<CourseInput> = {}
): CourseInput => ({
  patient_id: "pat_1",
  category_handle: "hair-loss",
  case_id: "case_1",
  consultation_id: "con_1",
  grace_months: 4,
  approved_on: "2026-01-10",
  plan_id,
  ...more,
})

/** A plan that is bought, approved, and whose first supply has left. */
export async function startedPlan(
  service: TreatmentPlanModuleService,
  first: Day,
  more: Partial<PurchaseInput> = {},
  course: Partial<CourseInput> = {}
) {
  const plan = await service.purchase(bought(more), patient, on(first))
  const { id: course_id } = await service.beginCourse(
    approved(plan.id, { approved_on: first, ...course }),
    system,
    on(first)
  )
  await dispatched(service, { course_id, plan_id: plan.id }, 1, first)
  return { plan_id: plan.id, course_id }
}

/** The supply of an instalment leaves. */
export const dispatched = (
  service: TreatmentPlanModuleService,
  of: { course_id: string; plan_id: string | null },
  number: number,
  day: Day
) =>
  service.noteDispatch(
    { ...of, supply_id: `sup_${of.plan_id}_${number}`, number, day },
    system,
    on(day)
  )

export const instalmentsOf = async (
  service: TreatmentPlanModuleService,
  plan_id: string
) => service.listInstalments({ plan_id }, { order: { number: "ASC" } })

/** An instalment falls due, is charged and paid. */
export async function charged(
  service: TreatmentPlanModuleService,
  id: string,
  day: Day
) {
  await service.beginCharge(id, `order_${id}`, system, on(day))
  const { attempts } = await service.retrieveInstalment(id)
  return service.recordCharge(
    id,
    { kind: "succeed", attempt: attempts, payment_intent: `pi_${id}` },
    system,
    on(day)
  )
}
