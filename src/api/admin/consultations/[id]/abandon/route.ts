import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { abandonConsultationWorkflow } from "../../../../../workflows/consultation/abandon-consultation"
import type { ConsultationAbandoned } from "../../../../contracts/unfinished-consultation"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Gives up a consultation that lay untouched for 30 days (CON-8); 409 before that. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<ConsultationAbandoned>
): Promise<void> {
  const { result } = await abandonConsultationWorkflow(req.scope).run({
    input: {
      consultation_id: requireParam(req, "id"),
      actor: staffActor(req),
    },
  })
  res.json({ consultation: result })
}
