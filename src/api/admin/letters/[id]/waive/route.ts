import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { moveLetterWorkflow } from "../../../../../workflows/correspondence/move-letter"
import type { WaiveLetterType } from "../../../../contracts/letter"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** A clinician lets a supply go without its letter, with a reason (TRG-5). */
export async function POST(
  req: AuthenticatedMedusaRequest<WaiveLetterType>,
  res: MedusaResponse<{ letter: { id: string; state: string } }>
): Promise<void> {
  const id = requireParam(req, "id")
  const { result } = await moveLetterWorkflow(req.scope).run({
    input: {
      letter_id: id,
      event: "waive",
      actor: staffActor(req),
      reason: req.validatedBody.reason,
    },
  })
  res.json({ letter: { id, state: result.state } })
}
