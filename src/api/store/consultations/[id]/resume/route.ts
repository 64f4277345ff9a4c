import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { resumeConsultationWorkflow } from "../../../../../workflows/consultation/resume-consultation"
import type { ConsultationResponse } from "../../../../contracts/consultation"
import { requireParam } from "../../../../middlewares/require-param"
import { closedAsConflict } from "../../closed-as-conflict"
import { holderOf } from "../../holder"
import { consultationView } from "../../view"

/** Takes up again what was given up as left lying; 409 for what has ended otherwise. */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const resumed = await closedAsConflict(res, () =>
    resumeConsultationWorkflow(req.scope).run({
      input: {
        consultation_id: requireParam(req, "id"),
        holder: holderOf(req),
      },
    })
  )
  if (resumed) {
    const answer: ConsultationResponse = {
      consultation: consultationView(resumed.result),
    }
    res.json(answer)
  }
}
