import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import {
  judgeIdentityWorkflow,
  type Judgement,
} from "../../../../../workflows/identity/judge-identity"
import type { IdentityJudged } from "../../../../contracts/identity"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** Carries out what a member of staff says of the identity of a case's patient. */
export async function judge(
  req: MedusaRequest,
  res: MedusaResponse<IdentityJudged>,
  judgement: Judgement
): Promise<void> {
  const { result } = await judgeIdentityWorkflow(req.scope).run({
    input: {
      case_id: requireParam(req, "id"),
      actor: staffActor(req),
      judgement,
    },
  })
  res.json({ identity: result })
}
