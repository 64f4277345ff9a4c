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
import { isRefusedToday } from "../clinical-review/still-entitled"
import { assertMessagesTaken } from "../clinical-review/untaken-messages"

/**
 * Whether another strength that the patient agreed to could be decided today by
 * whoever proposed it (SAF-2, R-35): their standing, the item as it is sold now,
 * identity, the form's rules as of today, and no message that nobody has read.
 */
export const doseStillStands = async (
  container: MedusaContainer,
  change: DoseChangeRecord
): Promise<boolean> =>
  !(await isRefusedToday(() => assertStands(container, change)))

async function assertStands(
  container: MedusaContainer,
  { case_id, decision_id, to_item_id }: DoseChangeRecord
): Promise<void> {
  const { record } = await loadCase(container, case_id)
  const { user_id, role } = await casesOf(container).retrieveDecision(
    decision_id,
    { select: ["id", "user_id", "role"] }
  )
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
  await assertMessagesTaken(container, record.id)
}
