import type { MedusaContainer } from "@medusajs/framework/types"
import { missingBefore } from "../../modules/clinical-review/domain/evidence"
import type {
  CaseRecord,
  OpenedEvidence,
} from "../../modules/clinical-review/types"
import { policyOf } from "../../modules/formulary/domain/evidence-policy"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import type { EvidencePolicy } from "../../shared/evidence-policy"
import type { Category } from "./review-facts"
import { casesOf } from "./services"

/**
 * The part of a case about its proofs, and about what its reader has opened
 * (SAF-4, SAF-13). The caller has written who reads it.
 */
export async function readEvidencePart(
  container: MedusaContainer,
  { record, category }: { record: CaseRecord; category: Category },
  actor: Actor
) {
  const policy = validPolicy(category)
  const { judged, first_supply } = await casesOf(container).judgeCaseEvidence(
    record.id,
    policy ?? { requirements: [] },
    clock.now()
  )
  const present = await casesOf(container).readEvidence(record.patient_id)
  return {
    evidence: {
      first_supply,
      policy_valid: policy !== null,
      required: judged,
      missing: [
        ...missingBefore("approval", judged),
        ...missingBefore("dispatch", judged),
      ],
      present: present.map(viewOf),
    },
    reading: await casesOf(container).readReading(record.id, actor.id),
  }
}

function validPolicy(category: Category): EvidencePolicy | null {
  try {
    return policyOf(category)
  } catch {
    return null
  }
}

const viewOf = ({ item, content, withdrawal_reason }: OpenedEvidence) => ({
  id: item.id,
  kind: item.kind,
  method: item.method,
  outcome: item.outcome,
  observed_on: item.observed_on,
  valid_until: item.valid_until,
  ...content,
  case_id: item.case_id,
  category_handle: item.category_handle,
  verified_by: {
    name: item.staff_name,
    role: item.role,
    registration_body: item.registration_body,
    registration_number: item.registration_number,
  },
  recorded_at: item.recorded_at.toISOString(),
  withdrawn: item.withdrawn_at && {
    at: item.withdrawn_at.toISOString(),
    reason: withdrawal_reason,
  },
})
