import type { MedusaContainer } from "@medusajs/framework/types"
import { planMachine } from "../../modules/treatment-plan/domain/plan-state-machine"
import { STAFF_CAUSES } from "../../modules/treatment-plan/domain/staff-choices"
import type {
  PlanEventRecord,
  PlanRecord,
} from "../../modules/treatment-plan/types"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { notFound } from "../../shared/errors"
import { readRefundsOfCase } from "../billing/read-refunds"
import { staffNames } from "../clinical-review/read-queue"
import { casesOf, patientsOf } from "../clinical-review/services"
import { prescriptionToSupplyOn } from "../dispensing/prescription-to-supply-on"
import { dispensingOf, prescribingOf } from "../dispensing/services"
import { readTerms } from "../dose-change/month-terms"
import { wakeWorker } from "../relay/wake"
import { askedBefore } from "./check-ins"
import { monthsToRetry } from "./may-retry"
import { reminderDayOf } from "./plan-reminder"
import { readPlans } from "./read-plans"
import { plansOf } from "./services"

const iso = (moment: Date | null): string | null =>
  moment?.toISOString() ?? null

/** A plan with its whole history, for staff; that it was read goes on record. @throws not_found */
export async function readPlanDetail(
  container: MedusaContainer,
  planId: string,
  actor: Actor
) {
  const [plan] = await plansOf(container).listPlans({ id: planId })
  if (!plan) {
    throw notFound("Plan", planId)
  }
  await plansOf(container).noteReading(plan.id, actor, clock.now())
  await wakeWorker(container)
  const { plans } = await readPlans(container, {
    id: plan.id,
    limit: 1,
    offset: 0,
  })
  const [row] = plans
  if (!row) {
    throw notFound("Plan", planId)
  }
  const months = await readMonths(container, plan)
  const person = await patientsOf(container).readPerson(plan.patient_id)
  return {
    ...row,
    patient: {
      id: plan.patient_id,
      name: `${person.first_name} ${person.last_name}`,
    },
    started_at: iso(plan.started_at),
    ended_at: iso(plan.ended_at),
    minimum_interval_days: plan.minimum_interval_days,
    longest_gap_days: plan.longest_gap_days,
    ...(await readNeighbours(container, plan)),
    course: await readCourse(container, plan),
    issues: await readIssues(container, plan),
    instalments: months,
    reminder_on: reminderDayOf(plan, months),
    mandates: await readMandates(container, plan.id),
    refunds: await readRefundsOfCase(container, plan.case_id),
    history: await readHistory(container, plan),
    actions: actionsOf(plan, row.asked_to_end),
  }
}

/** What staff may do with it now; a role may still lack the right. */
function actionsOf(
  plan: PlanRecord,
  askedToEnd: boolean
): ("pause" | "resume" | "cancel")[] {
  const canPause = ["active", "paused"].includes(plan.state)
  // What its patient asked for, they alone take back.
  const liftable = STAFF_CAUSES.filter(
    (cause) => cause !== "patient" || !askedToEnd
  )
  return [
    ...(canPause &&
    STAFF_CAUSES.some((cause) => !plan.pause_causes.includes(cause))
      ? ["pause" as const]
      : []),
    ...(liftable.some((cause) => plan.pause_causes.includes(cause))
      ? ["resume" as const]
      : []),
    ...(planMachine.can(plan.state, "cancel") ? ["cancel" as const] : []),
  ]
}

async function readNeighbours(container: MedusaContainer, plan: PlanRecord) {
  const near = await plansOf(container).listPlans({
    $or: [
      { renews_plan_id: plan.id },
      ...(plan.renews_plan_id ? [{ id: plan.renews_plan_id }] : []),
    ],
  })
  const named = (one: PlanRecord | undefined) =>
    one ? { id: one.id, reference: one.reference } : null
  return {
    renews: named(near.find(({ id }) => id === plan.renews_plan_id)),
    renewed_by: named(near.find((one) => one.renews_plan_id === plan.id)),
  }
}

async function readCourse(
  container: MedusaContainer,
  { course_id }: PlanRecord
) {
  if (course_id === null) {
    return null
  }
  const course = await plansOf(container).retrieveCourse(course_id)
  const { reference, state, approved_on, limit_on } = course
  const { last_dispatch_on, answers_end_on } = course
  return {
    reference,
    state,
    approved_on,
    limit_on,
    last_dispatch_on,
    answers_end_on,
  }
}

/** What the prescription that the plan is supplied on still allows; its own, even where it allows nothing any more. */
async function readIssues(container: MedusaContainer, plan: PlanRecord) {
  const { case_id } = plan
  const record = await casesOf(container).retrieveClinicalCase(case_id)
  if (record.legal_class !== "POM") {
    return null
  }
  const prescribing = prescribingOf(container)
  const termsOf = await readTerms(container, [plan])
  const { dose_change_id } = termsOf(plan, plan.months)
  const [last] = await prescribing.listPrescriptions(
    { case_id, dose_change_id, state: "signed" },
    { order: { signed_at: "DESC" }, take: 1 }
  )
  const found =
    (await prescriptionToSupplyOn(container, {
      id: case_id,
      dose_change_id,
    })) ?? last
  if (!found) {
    return null
  }
  const free = await prescribing.listPrescriptionIssues(
    { prescription_id: found.id, state: "available" },
    { select: ["id"], take: null }
  )
  return {
    authorised: found.issues_authorised,
    free: free.length,
    authority: found.authority ?? "none",
  }
}

async function readMonths(container: MedusaContainer, plan: PlanRecord) {
  const months = await plansOf(container).listInstalments(
    { plan_id: plan.id },
    { order: { number: "ASC" }, take: null }
  )
  const supplies = await dispensingOf(container).listSupplies(
    { case_id: plan.case_id },
    {
      select: ["id", "reference", "state", "instalment_number"],
      order: { replacement_number: "ASC" },
      take: null,
    }
  )
  const asked = await askedBefore(
    container,
    months.map(({ id }) => id)
  )
  const toRetry = await monthsToRetry(
    container,
    months.map((month) => ({ ...month, plan }))
  )
  return months.map((month) => {
    const supply = supplies.findLast(
      ({ instalment_number }) => instalment_number === month.number
    )
    return {
      id: month.id,
      number: month.number,
      state: month.state,
      due_on: month.due_on,
      amount: month.amount,
      order_id: month.order_id,
      attempts: month.attempts,
      first_declined_on: month.first_declined_on,
      retry_on: month.retry_on,
      decline_code: month.decline_code,
      paid_at: iso(month.paid_at),
      supplied_at: iso(month.supplied_at),
      supply: supply
        ? { id: supply.id, reference: supply.reference, state: supply.state }
        : null,
      may_retry: toRetry.has(month.id),
      check_in: asked.get(month.id) ?? null,
    }
  })
}

async function readMandates(container: MedusaContainer, plan_id: string) {
  const mandates = await plansOf(container).listMandates(
    { plan_id },
    { order: { agreed_at: "DESC", id: "DESC" }, take: null }
  )
  return mandates.map((one) => ({
    id: one.id,
    text: one.text,
    text_version: one.text_version,
    agreed_at: one.agreed_at.toISOString(),
    card_label: one.card_label,
  }))
}

/** Everything that happened to the plan, its months and its course, the newest first. */
async function readHistory(container: MedusaContainer, plan: PlanRecord) {
  const events = await plansOf(container).listPlanEvents(
    {
      $or: [
        { plan_id: plan.id },
        ...(plan.course_id
          ? [{ plan_id: null, course_id: plan.course_id }]
          : []),
      ],
    },
    { order: { seq: "DESC" }, take: null }
  )
  const names = await staffNames(container, [
    ...new Set(
      events
        .filter(({ actor_type }) => actor_type === "staff")
        .map(({ actor_id }) => actor_id)
    ),
  ])
  return events.map((event) => ({
    id: event.id,
    event: event.event,
    number: numberOf(event),
    to: event.to_state,
    details: event.details ?? {},
    actor: {
      type: event.actor_type,
      name: names.get(event.actor_id) ?? null,
      role: event.actor_role,
    },
    at: event.at.toISOString(),
  }))
}

function numberOf({ details }: PlanEventRecord): number | null {
  const number = details?.["number"]
  return typeof number === "number" ? number : null
}
