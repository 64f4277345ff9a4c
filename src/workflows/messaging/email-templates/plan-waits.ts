import { Modules } from "@medusajs/framework/utils"
import { runningEnv } from "../../../shared/env"
import { plansOf } from "../../treatment-plan/services"
import { composeEmail } from "./compose-email"
import type { EmailBuilder } from "./types"

const WHY: Record<string, string> = {
  clinical:
    "Supply is stopped, a report on the patient’s health is open, or no signed issue of the prescription is left. Please look at the case.",
  stock: "Too few packs are on the shelf.",
}

/**
 * Tells one of the team that a month was not charged, as it could not be
 * supplied (SAF-7): the plan's reference and a class of reasons; whose it is, is
 * read in the admin only (SAF-14). Subject of the call:
 * "<instalment id>:<cause>:<user id>".
 */
export const planWaitsTeam: EmailBuilder = async (container, call) => {
  const [id = "", cause = "", userId = ""] = call.subject_id.split(":")
  const instalment = await plansOf(container).retrieveInstalment(id)
  const plan = await plansOf(container).retrievePlan(instalment.plan_id)
  const [user] = await container
    .resolve(Modules.USER)
    .listUsers({ id: userId }, { select: ["id", "email"] })
  const why = WHY[cause]
  if (!user || !why || !plan.pause_causes.includes(cause)) {
    return null
  }
  return composeEmail({
    to: user.email,
    subject: `Plan ${plan.reference} waits`,
    paragraphs: [
      `Month ${instalment.number} of ${plan.months} of plan ${plan.reference} is due and was not charged, as it could not be supplied.`,
      why,
      "The plan goes on by itself as soon as it can.",
    ],
    action: {
      label: "Open the plan",
      url: `${runningEnv().BACKEND_URL.replace(/\/$/, "")}/app/plans/${plan.id}`,
    },
  })
}
