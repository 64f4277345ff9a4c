import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { PauseCause } from "../../../modules/treatment-plan/domain/plan-state-machine"
import { runningEnv } from "../../../shared/env"
import { readCheckInPolicies } from "../../treatment-plan/check-ins"
import { plansOf } from "../../treatment-plan/services"
import type { WaitsFor } from "../tell-of-plan-waiting"
import { composeEmail } from "./compose-email"
import type { EmailBuilder } from "./types"

const BY_ITSELF = "The plan goes on by itself as soon as it can."

/** What is said of each reason, and the cause for which the plan then stands still. */
const WHY: Record<WaitsFor, { cause: PauseCause; paragraphs: string[] }> = {
  clinical: {
    cause: "clinical",
    paragraphs: [
      "Supply is stopped, a report on the patient’s health is open, or no signed issue of the prescription is left. Please look at the case.",
      BY_ITSELF,
    ],
  },
  stock: {
    cause: "stock",
    paragraphs: ["Too few packs are on the shelf.", BY_ITSELF],
  },
  check_in: {
    cause: "clinical",
    paragraphs: [
      "Its patient has not answered the questions before this supply. They were asked by email; please call them if they may not have seen it.",
      BY_ITSELF,
    ],
  },
  gap: {
    cause: "clinical",
    paragraphs: [
      "More time has passed since the last parcel than this treatment allows without a clinician. A prescriber or pharmacist looks at it and lets the plan go on, or ends it: it does not go on by itself.",
    ],
  },
}

const isReason = (text: string): text is WaitsFor => text in WHY

const UNREADABLE =
  "What its category asks before a supply can’t be read, so nobody was asked. Please write the questions anew in the formulary."

/** What is said of a reason: of a check-in that nobody could be asked, what mends it. */
async function wordsOf(
  container: MedusaContainer,
  reason: WaitsFor,
  category: string
): Promise<string[]> {
  if (reason !== "check_in") {
    return WHY[reason].paragraphs
  }
  const policies = await readCheckInPolicies(container, [category])
  return policies.get(category) === "invalid"
    ? [UNREADABLE, BY_ITSELF]
    : WHY[reason].paragraphs
}

/**
 * Tells one of the team that a month is not charged, as it could not be
 * supplied (SAF-7, SAF-18): the plan's reference and a class of reasons; whose it is, is
 * read in the admin only (SAF-14). Subject of the call:
 * "<instalment id>:<reason>:<day>:<user id>".
 */
export const planWaitsTeam: EmailBuilder = async (container, call) => {
  const [id = "", reason = "", , userId = ""] = call.subject_id.split(":")
  if (!isReason(reason)) {
    return null
  }
  const { cause } = WHY[reason]
  const instalment = await plansOf(container).retrieveInstalment(id)
  const plan = await plansOf(container).retrievePlan(instalment.plan_id)
  const [user] = await container
    .resolve(Modules.USER)
    .listUsers({ id: userId }, { select: ["id", "email"] })
  if (!user || !plan.pause_causes.includes(cause)) {
    return null
  }
  return composeEmail({
    to: user.email,
    subject: `Plan ${plan.reference} waits`,
    paragraphs: [
      `Month ${instalment.number} of ${plan.months} of plan ${plan.reference} is not charged, as it could not be supplied.`,
      ...(await wordsOf(container, reason, plan.category_handle)),
    ],
    action: {
      label: "Open the plan",
      url: `${runningEnv().BACKEND_URL.replace(/\/$/, "")}/app/plans/${plan.id}`,
    },
  })
}
