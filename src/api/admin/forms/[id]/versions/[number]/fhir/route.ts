import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { exportFormVersion } from "../../../../../../../workflows/forms/read-forms"
import { requireParam } from "../../../../../../middlewares/require-param"
import { sendFhir } from "../../../../../../middlewares/send-fhir"
import { versionNumber } from "../../../../version-number"

/** The version as a FHIR R4 Questionnaire. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const id = requireParam(req, "id")
  sendFhir(res, await exportFormVersion(req.scope, id, versionNumber(req)))
}
