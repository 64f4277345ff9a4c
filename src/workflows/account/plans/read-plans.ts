import type { MedusaContainer } from "@medusajs/framework/types"
import { askedToEnd } from "../../../modules/treatment-plan/domain/cancellation-request"
import type { NextChoices } from "../../../modules/treatment-plan/domain/next-choices"
import { planMachine } from "../../../modules/treatment-plan/domain/plan-state-machine"
import type { ScheduleFault } from "../../../modules/treatment-plan/domain/schedule"
import type {
  InstalmentRecord,
  MandateRecord,
  PlanRecord,
} from "../../../modules/treatment-plan/types"
import { clock } from "../../../shared/clock"
import { casesOf } from "../../clinical-review/services"
import { readNextOrder } from "../../treatment-plan/plan-reminder"
import { readDoseNames, readEarlierNames } from "../../dose-change/month-terms"
import { readOwnDoseChange } from "../../dose-change/own-dose-change"
import { plansOf } from "../../treatment-plan/services"
import { historyWords } from "./plan-history"
import {
  checkInWords,
  openCheckIn,
  readOpenCheckIns,
  type OpenCheckIn,
} from "./open-check-in"
import { readPlanAddress } from "./plan-address"
import { payableOf, unpaidOf } from "./payable"
import { dayWords, instalmentWords, nextOf, planWords } from "./plan-words"

const money = (amount: number) => ({ amount, currency: "gbp" })

/** A customer's plans, the newest first: six queries however many there are. */
export async function readPlanCards(
  container: MedusaContainer,
  customer_id: string,
  page: { limit: number; offset: number }
) {
  const plans = plansOf(container)
  const [found, count] = await plans.listAndCountPlans(
    { customer_id },
    {
      take: page.limit,
      skip: page.offset,
      order: { agreed_at: "DESC", id: "DESC" },
    }
  )
  const plan_id = found.map(({ id }) => id)
  const [instalments, events, names, asking] = await Promise.all([
    plans.listInstalments(
      { plan_id },
      { order: { number: "ASC" }, take: null }
    ),
    plans.listPlanEvents(
      {
        plan_id,
        event: ["plan.request_cancellation", "plan.resume", "plan.lift_pause"],
      },
      { order: { seq: "ASC" }, take: null }
    ),
    namesOf(container, found),
    readOpenCheckIns(container, found),
  ])
  return {
    count,
    plans: found.map((plan) =>
      cardOf(
        plan,
        instalments.filter((one) => one.plan_id === plan.id),
        askedToEnd(events.filter((one) => one.plan_id === plan.id)),
        names.get(plan.case_id) ?? "",
        asking
      )
    ),
  }
}

/** One plan of the customer's own, with its months, its history and what may be done. @throws not_found also for somebody else's */
export async function readPlan(
  container: MedusaContainer,
  own: { plan_id: string; customer_id: string }
) {
  const plans = plansOf(container)
  const plan = await plans.ownPlan(own)
  const [
    instalments,
    events,
    mandate,
    choices,
    names,
    address,
    asking,
    dose_change,
    earlier,
  ] = await Promise.all([
    plans.listInstalments(
      { plan_id: plan.id },
      { order: { number: "ASC" }, take: null }
    ),
    plans.historyOf(plan.id),
    plans.mandateOf(plan.id),
    plans.choicesForNext(plan, clock.now()),
    namesOf(container, [plan]),
    readPlanAddress(container, plan),
    readOpenCheckIns(container, [plan]),
    readOwnDoseChange(container, plan),
    readEarlierNames(container, plan.id),
  ])
  const asked = askedToEnd(events)
  const payable = payableOf(plan, instalments)
  const refused = await plans.withRefusedCard(payable ? [payable.id] : [])
  const name = names.get(plan.case_id) ?? ""
  const card = cardOf(plan, instalments, asked, name, asking)
  return {
    ...card,
    months: plan.months,
    quantity: plan.quantity,
    monthly: money(plan.monthly_price + plan.delivery_price),
    delivery: money(plan.delivery_price),
    order_id: plan.order_id,
    instalments: instalments.map((one) => ({
      ...instalmentView(
        one,
        // What is asked about is still sent, also of a complete plan.
        card.check_in?.is_paid && one.number === card.check_in.number
          ? "active"
          : plan.state,
        asked !== null
      ),
      name: earlier(one.number),
    })),
    dose_change,
    history: historyWords(events),
    next_order: await readNextOrder(container, plan, instalments),
    delivery_address: address,
    asked_to_end_at: asked?.toISOString() ?? null,
    card: mandateView(mandate),
    unpaid: payable && unpaidView(payable, refused),
    may: mayOf(plan, instalments, choices, asked),
  }
}

async function namesOf(
  container: MedusaContainer,
  plans: readonly PlanRecord[]
): Promise<Map<string, string>> {
  const cases = await casesOf(container).listClinicalCases(
    { id: plans.map(({ case_id }) => case_id) },
    { select: ["id", "treatment_name"], take: null }
  )
  const doseOf = await readDoseNames(
    container,
    cases.map(({ id }) => id)
  )
  return new Map(
    cases.map(({ id, treatment_name }) => [id, doseOf(id) ?? treatment_name])
  )
}

function cardOf(
  plan: PlanRecord,
  instalments: readonly InstalmentRecord[],
  asked: Date | null,
  name: string,
  asking: readonly OpenCheckIn[]
) {
  const check_in = asked ? null : openCheckIn(plan, instalments, asking)
  const next = plan.state === "active" ? nextOf(instalments) : null
  return {
    id: plan.id,
    reference: plan.reference,
    name,
    status:
      (check_in && checkInWords(plan, asking, check_in.is_paid)) ??
      planWords(plan, instalments, asked),
    needs_you:
      check_in !== null || (!asked && payableOf(plan, instalments) !== null),
    check_in,
    next: next ? { day: next.due_on, amount: money(next.amount) } : null,
  }
}

const instalmentView = (
  one: InstalmentRecord,
  planState: PlanRecord["state"],
  asksToEnd: boolean
) => ({
  number: one.number,
  due_on: one.due_on,
  amount: money(one.amount),
  status: instalmentWords(one, planState, asksToEnd),
  order_id: one.order_id,
})

const mandateView = (mandate: MandateRecord | undefined) =>
  mandate
    ? {
        label: mandate.card_label,
        agreed_at: mandate.agreed_at.toISOString(),
        text: mandate.text,
      }
    : null

const unpaidView = (
  { id, amount, state }: InstalmentRecord,
  refused: ReadonlySet<string>
) => ({
  amount: money(amount),
  way:
    state === "action_required" ? ("confirm" as const) : ("new_card" as const),
  same_card: !refused.has(id),
})

function mayOf(
  plan: PlanRecord,
  instalments: readonly InstalmentRecord[],
  choices: NextChoices | null,
  asked: Date | null
) {
  const isOver = planMachine.isFinal(plan.state)
  const isToCharge =
    nextOf(instalments) !== null ||
    unpaidOf(instalments) !== null ||
    (plan.state === "pending" && plan.months > 1)
  const seen = choices?.due_on ?? ""
  const skip = choices?.skip
  return {
    skip: skip && "to" in skip ? { seen, to: skip.to } : null,
    skip_not: skip && "fault" in skip ? skipNot(skip.fault) : null,
    move: choices?.move ? { seen, ...choices.move } : null,
    pause: choices !== null,
    resume: plan.pause_causes.includes("patient"),
    change_card: !isOver && isToCharge,
    change_address: !isOver && isToCharge,
    ask_to_end: !isOver && !asked,
    ends_whole: plan.started_at === null,
  }
}

function skipNot(fault: ScheduleFault): string {
  switch (fault.kind) {
    case "gap":
      return `You can’t leave out a month now: without a parcel by ${dayWords(fault.latest)} a clinician has to look at your treatment again. You can choose a day until then, or write to us.`
    case "limit":
      return "You can’t leave out a month: the last month of your plan would be later than twelve months after your treatment was approved."
    case "past":
    case "too_soon":
      return "You can’t leave out a month now. Please choose another day, or write to us."
  }
}
