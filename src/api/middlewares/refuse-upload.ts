import type { MedusaResponse } from "@medusajs/framework/http"
import type { ReceivedUpload } from "./receive-upload"

type Refusal = Extract<ReceivedUpload, { ok: false }>

/** Answers an upload that could not be read, in the shape of every wrong field. */
export function refuseUpload(
  res: MedusaResponse,
  { status, field, message }: Refusal
): void {
  res.status(status).json({
    type: "invalid_data",
    code: "invalid_field",
    message: `${field}: ${message}`,
    errors: [{ field, message }],
  })
}
