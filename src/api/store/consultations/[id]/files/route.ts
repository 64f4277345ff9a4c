import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readConsultation } from "../../../../../workflows/consultation/read-consultation"
import { uploadFile } from "../../../../../workflows/consultation/upload-file"
import type { ConsultationFileResponse } from "../../../../contracts/consultation"
import { receiveUpload } from "../../../../middlewares/receive-upload"
import { refuseUpload } from "../../../../middlewares/refuse-upload"
import { requireParam } from "../../../../middlewares/require-param"
import { closedAsConflict } from "../../closed-as-conflict"
import { holderOf } from "../../holder"

/**
 * Takes a file for one question of a consultation (multipart: `file` and
 * `question`). It becomes an answer when its id and name are saved as one.
 */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const consultation_id = requireParam(req, "id")
  const holder = holderOf(req)
  // Before the body: a stranger's megabytes aren't even read.
  await readConsultation(req.scope, consultation_id, holder)
  const received = await receiveUpload(req)
  if (!received.ok) {
    refuseUpload(res, received)
    return
  }
  const { bytes, name, fields } = received
  const question = fields["question"] ?? ""
  const file = await closedAsConflict(res, () =>
    uploadFile(req.scope, { consultation_id, holder, question, name, bytes })
  )
  if (file) {
    const { file_key: _, ...view } = file
    const answer: ConsultationFileResponse = { file: view }
    res.status(201).json(answer)
  }
}
