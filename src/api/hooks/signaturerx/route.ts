import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { unauthorised } from "../../../shared/errors"
import { receivePrescriptionNoticeWorkflow } from "../../../workflows/prescribing/receive-notice"

/** Takes a notice of SignatureRx's: verified on its raw bytes, stored once, answered; the work follows (RX-5). */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse<{ received: true }>
): Promise<void> {
  const raw: unknown = req.rawBody
  if (!Buffer.isBuffer(raw)) {
    throw unauthorised("The notice is empty")
  }
  await receivePrescriptionNoticeWorkflow(req.scope).run({
    input: { raw: raw.toString("base64"), headers: req.headers },
  })
  res.json({ received: true })
}
