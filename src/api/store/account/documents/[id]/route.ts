import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { openDocument } from "../../../../../workflows/account/read-documents"
import { requireParam } from "../../../../middlewares/require-param"
import { sendPdf } from "../../../../middlewares/send-pdf"

/** One document as a PDF; 404 for somebody else's; the reading is audited. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const id = requireParam(req, "id")
  sendPdf(res, await openDocument(req.scope, req.auth_context.actor_id, id), id)
}
