import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { moveLetterWorkflow } from "../../../../../workflows/correspondence/move-letter"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Sends a letter once more to the practice's verified address. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ letter: { id: string; state: string } }>
): Promise<void> {
  const id = requireParam(req, "id")
  const { result } = await moveLetterWorkflow(req.scope).run({
    input: { letter_id: id, event: "resend", actor: staffActor(req) },
  })
  res.json({ letter: { id, state: result.state } })
}
