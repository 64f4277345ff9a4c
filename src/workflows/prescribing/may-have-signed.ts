import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import {
  prescriberSchema,
  type PrescriptionRecord,
} from "../../modules/prescribing/types"
import { assertMayDecide } from "../../modules/staff/domain/may-decide"
import { lapseOf } from "../../modules/staff/domain/standing"
import { clock } from "../../shared/clock"
import { runningEnv } from "../../shared/env"
import { londonDay } from "../../shared/london"
import { loadDecider } from "../clinical-review/review-facts"

/**
 * Whether the prescriber was still entitled to prescribe when they signed, which
 * may be long after they approved: not suspended, in scope, with a register
 * check and an indemnity that held on that day (R-35, SAF-13). News of a
 * signature that comes late is judged by when it was given.
 */
export async function mayHaveSigned(
  container: MedusaContainer,
  record: Pick<PrescriptionRecord, "prescriber" | "signed_at">,
  category_handle: string
): Promise<boolean> {
  const { user_id } = prescriberSchema.parse(record.prescriber)
  const at = record.signed_at ?? clock.now()
  try {
    const { staff, decider } = await loadDecider(container, user_id)
    const { suspended_at } = staff
    const wasSuspended = suspended_at !== null && suspended_at <= at
    assertMayDecide(
      {
        ...decider,
        suspended_at: wasSuspended ? suspended_at : null,
        lapsed: lapseOf(
          staff,
          londonDay(at),
          runningEnv().REGISTER_CHECK_MONTHS
        ),
      },
      // Whose medicine it is was asked when it was decided.
      { kind: "prescribe", patient_email: "", category_handle }
    )
    return true
  } catch (error) {
    if (MedusaError.isMedusaError(error)) {
      return false
    }
    throw error
  }
}
