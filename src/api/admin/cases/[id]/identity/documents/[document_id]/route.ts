import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { openDocumentForStaff } from "../../../../../../../workflows/identity/read-documents"
import { requireParam } from "../../../../../../middlewares/require-param"
import { staffActor } from "../../../../../../middlewares/staff-request"
import { sendFile } from "../../../../../../middlewares/send-file"

/** A document of the case's patient; each look goes on record (IDV-2). */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const file = await openDocumentForStaff(req.scope, {
    case_id: requireParam(req, "id"),
    document_id: requireParam(req, "document_id"),
    actor: staffActor(req),
  })
  sendFile(res, file)
}
