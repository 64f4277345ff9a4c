import { Modules } from "@medusajs/framework/utils"
import type { DisputeState } from "../../../modules/billing/domain/dispute-machine"
import { runningEnv } from "../../../shared/env"
import { formatPence } from "../../../shared/money"
import { billingOf } from "../../billing/services"
import { composeEmail } from "./compose-email"
import type { EmailBuilder } from "./types"

const WORDS: Record<DisputeState, { subject: string; text: string }> = {
  open: {
    subject: "A bank disputes a payment",
    text: "A patient's bank asks a payment back. Nothing more of what was paid with it is supplied until this is settled.",
  },
  won: {
    subject: "A dispute was won",
    text: "The bank has decided for us: the money stays here, and supply goes on.",
  },
  lost: {
    subject: "A dispute was lost",
    text: "The bank has given the payment back. What was paid with it stays on hold until somebody decides about it.",
  },
}

/**
 * Tells one member of the team how a dispute stands: the amount and a link,
 * nothing of whose it is (SAF-14).
 * Subject of the call: "<dispute id>:<state>:<user id>".
 */
export const paymentDisputed: EmailBuilder = async (container, call) => {
  const [id = "", told = "", userId = ""] = call.subject_id.split(":")
  const dispute = await billingOf(container).retrievePaymentDispute(id)
  const [user] = await container
    .resolve(Modules.USER)
    .listUsers({ id: userId }, { select: ["id", "email"] })
  // What has moved on since is told by a message of its own.
  if (dispute.state !== told || !user) {
    return null
  }
  const { subject, text } = WORDS[dispute.state]
  return composeEmail({
    to: user.email,
    subject,
    paragraphs: [`${text} It is about ${formatPence(dispute.amount)}.`],
    action: {
      label: "Open the disputes",
      url: `${runningEnv().BACKEND_URL.replace(/\/$/, "")}/app/reconciliation?show=disputes`,
    },
  })
}
