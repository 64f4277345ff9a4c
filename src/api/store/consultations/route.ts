import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { startConsultationWorkflow } from "../../../workflows/consultation/start-consultation"
import type {
  StartConsultationResponse,
  StartConsultationType,
} from "../../contracts/consultation"
import { customerOf } from "./holder"
import { consultationView } from "./view"

/** Begins a consultation, account or not (ENT-3). The token is told this once. */
export async function POST(
  req: MedusaRequest<StartConsultationType>,
  res: MedusaResponse<StartConsultationResponse>
): Promise<void> {
  const { result } = await startConsultationWorkflow(req.scope).run({
    input: { ...req.validatedBody, customer_id: customerOf(req) ?? null },
  })
  res.status(201).json({
    consultation: consultationView(result.detail),
    token: result.token,
  })
}
