import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { openOwnDocument } from "../../../../../../workflows/identity/read-documents"
import { requireParam } from "../../../../../middlewares/require-param"
import { sendFile } from "../../../../../middlewares/send-file"

/** A document that the signed-in patient sent; 404 for somebody else's. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const id = requireParam(req, "id")
  sendFile(res, await openOwnDocument(req.scope, req.auth_context.actor_id, id))
}
