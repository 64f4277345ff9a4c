import type { MedusaResponse } from "@medusajs/framework/http"

/** A PDF of a patient's: shown in the browser, kept by nobody on the way. */
export function sendPdf(res: MedusaResponse, pdf: Buffer, name: string): void {
  res
    .status(200)
    .set({
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${name}.pdf"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    })
    .end(pdf)
}
