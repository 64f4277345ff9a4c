import type { MedusaRequest } from "@medusajs/framework/http"

const HEADER = "x-device-id"

/** The browser's random id, as the storefront passes it on from its own cookie (SAF-8). */
export const deviceOf = (req: MedusaRequest): string | null => {
  const value = req.headers[HEADER]
  return typeof value === "string" ? value : null
}
