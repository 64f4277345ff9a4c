import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { exportConsultation } from "../../../../../workflows/forms/read-forms"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"
import { sendFhir } from "../../../../middlewares/send-fhir"

/** A consultation's answers as a FHIR R4 QuestionnaireResponse; the reading is put on record. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const id = requireParam(req, "id")
  sendFhir(res, await exportConsultation(req.scope, id, staffActor(req)))
}
