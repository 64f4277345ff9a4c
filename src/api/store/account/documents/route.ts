import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readDocuments } from "../../../../workflows/account/read-documents"
import type { AccountDocument } from "../../../contracts/account"

/** Letters and copies of prescriptions of the signed-in person. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ documents: AccountDocument[] }>
): Promise<void> {
  const documents = await readDocuments(req.scope, req.auth_context.actor_id)
  res.json({ documents })
}
