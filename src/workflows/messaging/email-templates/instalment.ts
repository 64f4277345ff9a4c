import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { confirmedSum } from "../../../modules/billing/domain/amounts"
import type {
  InstalmentRecord,
  PlanRecord,
} from "../../../modules/treatment-plan/types"
import { startOfDay } from "../../../shared/calendar"
import { runningEnv } from "../../../shared/env"
import { formatDate } from "../../../shared/london"
import { formatPence } from "../../../shared/money"
import type { OutboundCall } from "../../../shared/partner-calls"
import { billingOf } from "../../billing/services"
import { plansOf } from "../../treatment-plan/services"
import { composeEmail } from "./compose-email"
import { patientEmail } from "./customer-address"
import type { EmailBuilder } from "./types"

/** Where a charge of a month stands that its patient or the team may have to do something about. */
const UNPAID = ["retry_wait", "failed", "action_required"]

type Told = { instalment: InstalmentRecord; plan: PlanRecord }

/** What an email is about, unless another attempt has followed since. Subject: "<instalment id>:<attempt>", then ":<user id>" for the team. */
async function attemptOf(
  container: MedusaContainer,
  call: OutboundCall,
  states: readonly string[]
): Promise<(Told & { user_id: string }) | null> {
  const [id = "", attempt = "", user_id = ""] = call.subject_id.split(":")
  const instalment = await plansOf(container).retrieveInstalment(id)
  if (
    String(instalment.attempts) !== attempt ||
    !states.includes(instalment.state)
  ) {
    return null
  }
  const plan = await plansOf(container).retrievePlan(instalment.plan_id)
  return { instalment, plan, user_id }
}

/** Where somebody of staff is written to; null where they are gone. */
async function staffEmail(
  container: MedusaContainer,
  id: string
): Promise<string | null> {
  const [user] = await container
    .resolve(Modules.USER)
    .listUsers({ id }, { select: ["id", "email"] })
  return user?.email ?? null
}

const pageOf = (plan: PlanRecord) =>
  `${runningEnv().STOREFRONT_URL.replace(/\/+$/, "")}/account/plans/${plan.id}`

const triedAgain = ({ retry_on }: InstalmentRecord): string =>
  retry_on === null
    ? ""
    : ` We try the same card again on ${formatDate(startOfDay(retry_on))}, unless you pay before.`

/** Asks the patient for another card, or to confirm with their bank (PAY-7): an amount and a reference, never what it is for (SAF-14). */
export const instalmentFailed: EmailBuilder = async (container, call) => {
  const told = await attemptOf(container, call, UNPAID)
  const to = told && (await patientEmail(container, told.plan.patient_id))
  if (!told || !to) {
    return null
  }
  const { instalment, plan } = told
  const amount = formatPence(instalment.amount)
  const isAsked = instalment.state === "action_required"
  return composeEmail({
    to,
    subject: isAsked
      ? "Please confirm your payment"
      : "Your payment didn’t go through",
    paragraphs: [
      isAsked
        ? `Your bank wants you to confirm your monthly payment of ${amount} before we can take it. This is a usual safety check of your bank.`
        : `We tried to take your monthly payment of ${amount}, and your bank did not allow it. This can happen, for example when a card has expired.`,
      `Your plan ${plan.reference} is on hold until it is paid: nothing more is charged, and nothing is sent.${triedAgain(instalment)}`,
      isAsked
        ? "Please sign in to confirm the payment, or to pay with another card."
        : "Please sign in to pay with another card.",
      `If you may run out before then, or can’t pay online, call us on ${runningEnv().PHARMACY_PHONE}.`,
    ],
    action: {
      label: isAsked ? "Confirm the payment" : "Pay with another card",
      url: `${pageOf(plan)}/pay`,
    },
  })
}

/** Tells a patient who was asked for a payment that it has come. */
export const instalmentPaid: EmailBuilder = async (container, call) => {
  const told = await attemptOf(container, call, ["paid", "supplied"])
  const to = told && (await patientEmail(container, told.plan.patient_id))
  if (!told || !to) {
    return null
  }
  const { instalment, plan } = told
  return composeEmail({
    to,
    subject: "Thank you, we have your payment",
    paragraphs: [
      `We have received your monthly payment of ${formatPence(instalment.amount)}. There is nothing more for you to do.`,
      `Your plan ${plan.reference} goes on.`,
    ],
    action: { label: "See your plan", url: pageOf(plan) },
  })
}

const TEAM_WORDS: Partial<Record<InstalmentRecord["state"], string>> = {
  retry_wait: "The bank declined it for now; it is tried again by itself.",
  failed: "The bank declined it; the same card is not tried again.",
  action_required: "The bank wants the patient to confirm it.",
}

/** Tells one of the team that a plan stands still for a payment (EXC-12); whose it is, is read in the admin only. */
export const instalmentFailedTeam: EmailBuilder = async (container, call) => {
  const told = await attemptOf(container, call, UNPAID)
  const to = told && (await staffEmail(container, told.user_id))
  if (!told || !to) {
    return null
  }
  const { instalment, plan } = told
  return composeEmail({
    to,
    subject: `A payment failed: plan ${plan.reference}`,
    paragraphs: [
      `The payment of month ${instalment.number} of ${plan.months} of plan ${plan.reference} was not made.`,
      `${TEAM_WORDS[instalment.state] ?? ""} The plan is on hold, and nothing of it is dispatched, until it is paid.`,
      "The patient was asked to confirm it or to give another card. What remains of the plan can be cancelled on its page.",
    ],
    action: planInAdmin(plan),
  })
}

const planInAdmin = ({ id }: PlanRecord) => ({
  label: "Open the plan",
  url: `${runningEnv().BACKEND_URL.replace(/\/$/, "")}/app/plans/${id}`,
})

/** Tells one of the team that a charge was not accepted as it was sent: no bank declined it, and nobody but them can do something about it. */
export const chargeStuckTeam: EmailBuilder = async (container, call) => {
  const told = await attemptOf(container, call, ["charging", "unknown"])
  const to = told && (await staffEmail(container, told.user_id))
  if (!told || !to) {
    return null
  }
  const { instalment, plan } = told
  return composeEmail({
    to,
    subject: `A charge is stuck: plan ${plan.reference}`,
    paragraphs: [
      `The payment provider did not take the charge of month ${instalment.number} of ${plan.months} of plan ${plan.reference}, or did not say what became of it.`,
      "Its call waits on the partners’ page: send it again when the cause is mended, or cancel it, and the month is due again. Until then nothing more of the plan falls due. The patient was not told.",
    ],
    action: planInAdmin(plan),
  })
}

/** Tells a patient that the money of a month which isn't sent is back (PAY-5). Subject of the call: the instalment's id. */
export const instalmentRefunded: EmailBuilder = async (container, call) => {
  const instalment = await plansOf(container).retrieveInstalment(
    call.subject_id
  )
  const plan = await plansOf(container).retrievePlan(instalment.plan_id)
  const to = await patientEmail(container, plan.patient_id)
  if (!to || instalment.state !== "refunded") {
    return null
  }
  const amount = confirmedSum(
    await billingOf(container).listCaseRefunds({ instalment_id: instalment.id })
  )
  return composeEmail({
    to,
    subject: `Your refund for plan ${plan.reference}`,
    paragraphs: [
      `Month ${instalment.number} of your plan ${plan.reference} is not sent, and ${formatPence(amount)} was refunded to the card you paid with.`,
      "Depending on your bank, it can take a few working days until you see it on your statement.",
    ],
    action: { label: "See your plan", url: pageOf(plan) },
  })
}
