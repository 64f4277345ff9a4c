import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import {
  assertClassStands,
  assertIdentityStands,
} from "../../modules/clinical-review/domain/decision"
import type {
  CaseRecord,
  ChangeProposalRecord,
  DecisionInput,
} from "../../modules/clinical-review/types"
import { policyOf } from "../../modules/formulary/domain/evidence-policy"
import { notAllowed, type PharmacyErrorCode } from "../../shared/errors"
import { assertAnswersStand } from "./answers-stand"
import { lengthsWithinCourse } from "../checkout/plan-offers"
import { entitledDecider } from "./entitled-decider"
import { flagNews } from "./flag-news"
import { assertQuantity } from "./quantity-review"
import { loadCase } from "./review-facts"
import { casesOf, formularyOf } from "./services"
import { assertMessagesTaken } from "./untaken-messages"

/** What a decision is refused with when the person, the limits or the proofs don't allow it. */
const REFUSALS: readonly PharmacyErrorCode[] = [
  "role_required",
  "registration_required",
  "registration_lapsed",
  "outside_scope",
  "not_eligible",
  "limit_reached",
  "evidence_missing",
  "answers_sealed",
  "not_found",
]

export type StillEntitled = {
  policy: DecisionInput["policy"]
  entitled: boolean
}

/**
 * Whether a change that the patient accepted could be decided today by whoever
 * proposed it (SAF-2, R-35): their standing, the item as it is sold now, the
 * form's rules as of today, the limits with what was ordered since, and no
 * message that nobody has read. A limit that was exceeded with a
 * reason is looked at again as well: the reason was given for other amounts.
 */
export async function stillEntitled(
  container: MedusaContainer,
  record: CaseRecord,
  proposal: ChangeProposalRecord
): Promise<StillEntitled> {
  let policy: DecisionInput["policy"]
  const isRefused = await isRefusedToday(async () => {
    const { category } = await loadCase(container, record.id)
    policy = policyOf(category)
    await assertStillEntitled(container, record, proposal)
  })
  return isRefused
    ? { policy: undefined, entitled: false }
    : { policy, entitled: true }
}

/** Whether what is asserted speaks against a decision; what else goes wrong is thrown. */
export async function isRefusedToday(
  assert: () => Promise<void>
): Promise<boolean> {
  try {
    await assert()
    return false
  } catch (error) {
    const isRefusal =
      MedusaError.isMedusaError(error) &&
      REFUSALS.some((code) => code === error.code)
    if (isRefusal) {
      return true
    }
    throw error
  }
}

async function assertStillEntitled(
  container: MedusaContainer,
  record: CaseRecord,
  proposal: ChangeProposalRecord
): Promise<void> {
  const decision = await casesOf(container).retrieveDecision(
    proposal.decision_id,
    { select: ["id", "user_id", "role"] }
  )
  const { patient } = await entitledDecider(container, record, {
    type: "staff",
    id: decision.user_id,
    role: decision.role,
  })
  assertIdentityStands(record.id, patient)
  const changed = {
    ...record,
    formulary_item_id: proposal.to_item_id,
    quantity: proposal.to_quantity,
    instalment_count: proposal.to_months ?? record.instalment_count,
  }
  const item = await formularyOf(container).retrieveFormularyItem(
    proposal.to_item_id
  )
  if (!item.sellable) {
    throw notAllowed("not_eligible", `Item ${item.id} is not sold any more`)
  }
  assertClassStands(record, [item])
  await assertWithinCourse(container, changed)
  await assertAnswersStand(container, record)
  await assertQuantity(
    container,
    { record: changed, item },
    { role: decision.role, justification: null }
  )
  await assertMessagesTaken(container, record.id)
  // What is flagged since the proposal brings the case back to the queue.
  await flagNews(container, record)
}

/** A plan's last month still falls before the limit of its course (REN-4). @throws not_eligible */
async function assertWithinCourse(
  container: MedusaContainer,
  { id, order_type, consultation_id, instalment_count }: CaseRecord
): Promise<void> {
  if (order_type !== "instalments" || consultation_id === null) {
    return
  }
  const fitting = await lengthsWithinCourse(container, consultation_id, {
    case_id: id,
  })
  if (!fitting.includes(instalment_count)) {
    throw notAllowed(
      "not_eligible",
      `The plan of case ${id} ends after the limit of its course`
    )
  }
}
