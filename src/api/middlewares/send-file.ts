import type { MedusaResponse } from "@medusajs/framework/http"

type Sent = { name: string; content_type: string; content: Buffer }

/**
 * A patient's picture or document: shown in the browser, kept by nobody on the
 * way, and unable to load or run anything there.
 */
export function sendFile(res: MedusaResponse, file: Sent): void {
  const ascii = file.name.replace(/[^\x20-\x7e]|["\\]/g, "_")
  res
    .status(200)
    .set({
      "content-type": file.content_type,
      "content-disposition": `inline; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "cache-control": "private, no-store",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    })
    .end(file.content)
}
