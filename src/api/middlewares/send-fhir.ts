import type { MedusaResponse } from "@medusajs/framework/http"

/** Answers with a FHIR resource in its own media type. */
export function sendFhir(
  res: MedusaResponse,
  resource: { resourceType: string }
): void {
  res.type("application/fhir+json").send(JSON.stringify(resource))
}
