import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { GP_CONSENT } from "../../../../modules/patient/domain/gp-consent"
import type { GpConsentResponse } from "../../../contracts/patient"

/** The wording a patient agrees to when a GP practice is chosen (SAF-5). */
export async function GET(
  _req: MedusaRequest,
  res: MedusaResponse<GpConsentResponse>
): Promise<void> {
  res.json({ gp_consent: GP_CONSENT })
}
