import type { InferTypeOf, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import {
  prefilledProposal,
  type Proposal,
} from "../../modules/clinical-review/domain/proposal"
import type { CaseRecord } from "../../modules/clinical-review/types"
import type { ClinicalCategory } from "../../modules/formulary/models/clinical-category"
import type { FormularyItem } from "../../modules/formulary/models/formulary-item"
import type { Decider } from "../../modules/staff/domain/may-decide"
import { lapseOf } from "../../modules/staff/domain/standing"
import type { StaffRow } from "../../modules/staff/service"
import { clock } from "../../shared/clock"
import { runningEnv } from "../../shared/env"
import { forbidden, notFound } from "../../shared/errors"
import { londonDay } from "../../shared/london"
import { casesOf, formularyOf, staffOfPharmacy } from "./services"

const handlesOf = z.object({ handles: z.array(z.string()) }).nullish()

export type Item = InferTypeOf<typeof FormularyItem>
export type Category = InferTypeOf<typeof ClinicalCategory>

/** A case with the formulary's word on what was ordered. */
export async function loadCase(
  container: MedusaContainer,
  caseId: string
): Promise<{ record: CaseRecord; item: Item; category: Category }> {
  const [record] = await casesOf(container).listClinicalCases({ id: caseId })
  if (!record) {
    throw notFound("Case", caseId)
  }
  const item = await formularyOf(container).retrieveFormularyItem(
    record.formulary_item_id
  )
  const category = await formularyOf(container).retrieveClinicalCategory(
    item.category_id
  )
  return { record, item, category }
}

/** What would be prescribed if nobody changed anything (RX-1). */
export const proposalForCase = (record: CaseRecord, item: Item): Proposal =>
  prefilledProposal(item, record.quantity, record.instalment_count)

/**
 * The one who decides, with the address they sign in with.
 * @throws role_required for somebody without a profile
 */
export async function loadDecider(
  container: MedusaContainer,
  userId: string
): Promise<{ staff: StaffRow; decider: Decider }> {
  const staff = await staffOfPharmacy(container).findByUser(userId)
  if (!staff) {
    throw forbidden("role_required", "Only staff decide")
  }
  const user = await container
    .resolve(Modules.USER)
    .retrieveUser(userId, { select: ["id", "email"] })
  return {
    staff,
    decider: {
      user_id: staff.user_id,
      email: user.email,
      role: staff.role,
      registration_body: staff.registration_body,
      registration_number: staff.registration_number,
      suspended_at: staff.suspended_at,
      scope: handlesOf.parse(staff.scope)?.handles ?? null,
      lapsed: lapseOf(
        staff,
        londonDay(clock.now()),
        runningEnv().REGISTER_CHECK_MONTHS
      ),
    },
  }
}
