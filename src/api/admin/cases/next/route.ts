import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { takeNextCaseWorkflow } from "../../../../workflows/clinical-review/take-next-case"
import type { NextCase } from "../../../contracts/case"
import { staffActor } from "../../../middlewares/staff-request"

/** Claims the oldest waiting case that one may decide; null when none waits (QUE-5). */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<NextCase>
): Promise<void> {
  const { result } = await takeNextCaseWorkflow(req.scope).run({
    input: { actor: staffActor(req) },
  })
  res.json({ case: result.taken })
}
