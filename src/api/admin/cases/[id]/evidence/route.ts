import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { recordEvidenceWorkflow } from "../../../../../workflows/clinical-review/record-evidence"
import type {
  EvidenceRecorded,
  RecordEvidenceType,
} from "../../../../contracts/case-evidence"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Keeps a proof that a clinician had about the case's patient (SAF-4, R-21). */
export async function POST(
  req: AuthenticatedMedusaRequest<RecordEvidenceType>,
  res: MedusaResponse<EvidenceRecorded>
): Promise<void> {
  const { weight_kg, height_cm, note, ...rest } = req.validatedBody
  const { result } = await recordEvidenceWorkflow(req.scope).run({
    input: {
      case_id: requireParam(req, "id"),
      actor: staffActor(req),
      ...rest,
      observed_on: rest.observed_on ?? null,
      valid_until: rest.valid_until ?? null,
      content: {
        note: note ?? null,
        weight_kg: weight_kg ?? null,
        height_cm: height_cm ?? null,
      },
    },
  })
  res.json({ evidence: result })
}
