import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { postPatientMessageWorkflow } from "../../../../../workflows/messaging/post-patient-message"
import type { PostMessageType } from "../../../../contracts/account"
import { requireParam } from "../../../../middlewares/require-param"

/** Writes to the pharmacy about one treatment. */
export async function POST(
  req: AuthenticatedMedusaRequest<PostMessageType>,
  res: MedusaResponse<{ thread_id: string }>
): Promise<void> {
  const { result } = await postPatientMessageWorkflow(req.scope).run({
    input: {
      thread_id: requireParam(req, "thread_id"),
      customer_id: req.auth_context.actor_id,
      ...req.validatedBody,
    },
  })
  res.status(201).json(result)
}
