import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { receiveGpReplyWorkflow } from "../../../workflows/correspondence/receive-gp-reply"
import type {
  LetterReplyTaken,
  ReplyToLetterType,
} from "../../contracts/letter-reply"

/** A GP practice answers a letter with the code printed on it; supply stops (TRG-5). */
export async function POST(
  req: MedusaRequest<ReplyToLetterType>,
  res: MedusaResponse<LetterReplyTaken>
): Promise<void> {
  const { phone, ...input } = req.validatedBody
  const { result } = await receiveGpReplyWorkflow(req.scope).run({
    input: { ...input, phone: phone ?? null },
  })
  res.status(201).json({
    reply: {
      reference: result.case_reference,
      received_at: result.received_at,
    },
  })
}
