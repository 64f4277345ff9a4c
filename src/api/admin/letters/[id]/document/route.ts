import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readLetterDocument } from "../../../../../workflows/correspondence/read-letters"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"
import { sendPdf } from "../../../../middlewares/send-pdf"

/** The letter as a PDF; reading it is audited. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const id = requireParam(req, "id")
  sendPdf(res, await readLetterDocument(req.scope, id, staffActor(req)), id)
}
