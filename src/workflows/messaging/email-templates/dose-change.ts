import type { MedusaContainer } from "@medusajs/framework/types"
import { runningEnv } from "../../../shared/env"
import { plansOf } from "../../treatment-plan/services"
import { composeEmail } from "./compose-email"
import { patientEmail } from "./customer-address"
import type { EmailBuilder } from "./types"

/** What each says: a plan's reference and a link, never a medicine or a strength (SAF-14). */
const WORDS = {
  dose_proposed: {
    subject: "A question about your plan",
    state: "proposed",
    lines: (reference: string) => [
      `Your clinician suggests a change of your plan ${reference}. Please read it in your account and say whether you agree.`,
      "Until you answer, your plan goes on as it is.",
    ],
    label: "Read and answer",
  },
  dose_in_force: {
    subject: "Your plan has changed",
    state: "in_force",
    lines: (reference: string) => [
      `The change of your plan ${reference} that you agreed to holds now. Your account shows from which month.`,
      "Please follow the instructions that come with each parcel: they may not be the same as before.",
    ],
    label: "See your plan",
  },
  dose_not_signed: {
    subject: "Your plan goes on as it is",
    state: "not_signed",
    lines: (reference: string) => [
      `The change of your plan ${reference} that you agreed to doesn’t come. Your plan goes on as it is, at the price it had.`,
      "Your clinician knows. You don’t have to do anything.",
    ],
    label: "See your plan",
  },
} as const

const tell =
  (what: keyof typeof WORDS): EmailBuilder =>
  (container, call) =>
    compose(container, call.subject_id, WORDS[what])

async function compose(
  container: MedusaContainer,
  id: string,
  { subject, state, lines, label }: (typeof WORDS)[keyof typeof WORDS]
) {
  const change = await plansOf(container).retrieveDoseChange(id)
  const plan = await plansOf(container).retrievePlan(change.plan_id)
  const to = await patientEmail(container, plan.patient_id)
  // Answered or ended before it was sent: another email says what holds.
  if (!to || change.state !== state) {
    return null
  }
  const { PHARMACY_PHONE, STOREFRONT_URL } = runningEnv()
  return composeEmail({
    to,
    subject,
    paragraphs: [
      ...lines(plan.reference),
      `If you have a question, call us on ${PHARMACY_PHONE}.`,
    ],
    action: {
      label,
      url: `${STOREFRONT_URL.replace(/\/+$/, "")}/account/plans/${plan.id}`,
    },
  })
}

/** Another strength is suggested, and waits for the patient's word. */
export const doseProposed = tell("dose_proposed")
/** It holds from a month on. */
export const doseInForce = tell("dose_in_force")
/** It came to nothing after the patient had agreed. */
export const doseNotSigned = tell("dose_not_signed")
