import type {
  AuthenticatedMedusaRequest,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { saveDenialReasonWorkflow } from "../../../workflows/clinical-review/save-denial-reason"
import { casesOf } from "../../../workflows/clinical-review/services"
import type {
  AddDenialReasonType,
  DenialReasonList,
  DenialReasonSaved,
} from "../../contracts/denial-reason"
import { staffActor } from "../../middlewares/staff-request"
import { denialReasonView } from "./view"

/** The managed reasons to deny, those in use first. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<DenialReasonList>
): Promise<void> {
  const rows = await casesOf(req.scope).readDenialReasons()
  res.json({ denial_reasons: rows.map(denialReasonView) })
}

/** Adds one. */
export async function POST(
  req: AuthenticatedMedusaRequest<AddDenialReasonType>,
  res: MedusaResponse<DenialReasonSaved>
): Promise<void> {
  const { code, ...wording } = req.validatedBody
  const { result } = await saveDenialReasonWorkflow(req.scope).run({
    input: { code, version: null, wording, actor: staffActor(req) },
  })
  res.status(201).json({ denial_reason: denialReasonView(result) })
}
