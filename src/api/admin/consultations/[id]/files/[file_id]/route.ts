import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readFileAsClinician } from "../../../../../../workflows/consultation/read-file"
import { requireParam } from "../../../../../middlewares/require-param"
import { staffActor } from "../../../../../middlewares/staff-request"
import { sendFile } from "../../../../../middlewares/send-file"

/** A patient's photo or document for a clinician; that it was read goes on record. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const file = await readFileAsClinician(req.scope, {
    consultation_id: requireParam(req, "id"),
    file_id: requireParam(req, "file_id"),
    actor: staffActor(req),
  })
  sendFile(res, file)
}
