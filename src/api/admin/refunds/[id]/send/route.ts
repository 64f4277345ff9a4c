import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { pressRefundWorkflow } from "../../../../../workflows/billing/press-refund"
import type { RefundMoved } from "../../../../contracts/refund"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<RefundMoved>
): Promise<void> {
  const { result } = await pressRefundWorkflow(req.scope).run({
    input: {
      refund_id: requireParam(req, "id"),
      press: "send",
      actor: staffActor(req),
    },
  })
  res.json({ refund: result })
}
