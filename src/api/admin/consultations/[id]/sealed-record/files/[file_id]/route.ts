import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readSealedFile } from "../../../../../../../workflows/consultation/sealed-record"
import { requireParam } from "../../../../../../middlewares/require-param"
import { sendFile } from "../../../../../../middlewares/send-file"
import { staffActor } from "../../../../../../middlewares/staff-request"

/** A photo or document of a sealed record, for the one who opened it within the hour. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const file = await readSealedFile(req.scope, {
    consultation_id: requireParam(req, "id"),
    file_id: requireParam(req, "file_id"),
    actor: staffActor(req),
  })
  sendFile(res, file)
}
