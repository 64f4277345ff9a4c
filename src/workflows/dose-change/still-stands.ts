import type { MedusaContainer } from "@medusajs/framework/types"
import {
  assertClassStands,
  assertIdentityStands,
} from "../../modules/clinical-review/domain/decision"
import type { DoseChangeRecord } from "../../modules/treatment-plan/types"
import { notAllowed } from "../../shared/errors"
import { assertAnswersStand } from "../clinical-review/answers-stand"
import { entitledDecider } from "../clinical-review/entitled-decider"
import { loadCase } from "../clinical-review/review-facts"
import { casesOf, formularyOf } from "../clinical-review/services"
import { flagNews } from "../clinical-review/flag-news"
import { isRefusedToday } from "../clinical-review/still-entitled"
import { assertMessagesTaken } from "../clinical-review/untaken-messages"
import { plansOf } from "../treatment-plan/services"
import { assertDoseStillWithin } from "./dose-quantity"
import { assertNotFlaggedSince, isStoppedSince } from "./news-since"

/**
 * Whether another strength that the patient agreed to could be decided today by
 * whoever proposed it (SAF-2, R-35): their standing, the item as it is sold now,
 * identity, the form's rules as of today, the limits with what was ordered
 * since, no message that nobody has read, and nothing that was stopped, reported
 * or flagged since it was proposed.
 */
export const doseStillStands = async (
  container: MedusaContainer,
  change: DoseChangeRecord
): Promise<boolean> =>
  !(await isRefusedToday(() => assertStands(container, change)))

async function assertStands(
  container: MedusaContainer,
  change: DoseChangeRecord
): Promise<void> {
  const { case_id, decision_id, to_item_id, proposed_at } = change
  const { record } = await loadCase(container, case_id)
  const { decision, notes } = await casesOf(container).readDecision(decision_id)
  const { user_id, role } = decision
  const { patient } = await entitledDecider(container, record, {
    type: "staff",
    id: user_id,
    role,
  })
  assertIdentityStands(record.id, patient)
  const item = await formularyOf(container).retrieveFormularyItem(to_item_id)
  if (!item.sellable || record.state !== "approved") {
    throw notAllowed("not_eligible", `Item ${item.id} is not sold any more`)
  }
  assertClassStands(record, [item])
  await assertAnswersStand(container, record)
  const plan = await plansOf(container).retrievePlan(change.plan_id)
  const months = await plansOf(container).monthsToTitrate(plan)
  await assertDoseStillWithin(
    container,
    { record, plan, item, packs: change.to_quantity, months },
    { role, notes, at: proposed_at }
  )
  await assertMessagesTaken(container, record.id)
  if (await isDoseStopped(container, change, record.patient_id)) {
    throw notAllowed(
      "not_eligible",
      `Supply of case ${record.id} was stopped since another strength was proposed`
    )
  }
  await flagNews(container, record)
  await assertNotFlaggedSince(container, record.id, proposed_at)
}

/** Whether supply is stopped, or was stopped or health reported on since another strength was proposed: whoever decided didn't know. */
export const isDoseStopped = (
  container: MedusaContainer,
  { case_id, from_item_id, to_item_id, proposed_at }: DoseChangeRecord,
  patient_id: string
): Promise<boolean> =>
  isStoppedSince(
    container,
    { case_id, patient_id, item_ids: [from_item_id, to_item_id] },
    proposed_at
  )
