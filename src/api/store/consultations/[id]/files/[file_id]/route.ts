import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readOwnFile } from "../../../../../../workflows/consultation/read-file"
import { requireParam } from "../../../../../middlewares/require-param"
import { sendFile } from "../../../../../middlewares/send-file"
import { holderOf } from "../../../holder"

/** A patient's own file, as it was kept. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const file = await readOwnFile(req.scope, {
    consultation_id: requireParam(req, "id"),
    file_id: requireParam(req, "file_id"),
    holder: holderOf(req),
  })
  sendFile(res, file)
}
