import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { confirmRenewalWorkflow } from "../../../../../workflows/account/renewals/confirm-renewal"
import { readRenewal } from "../../../../../workflows/account/renewals/read-renewals"
import type {
  AccountRenewal,
  ConfirmRenewalType,
} from "../../../../contracts/renewal"
import { requireParam } from "../../../../middlewares/require-param"

const own = <Body>(req: AuthenticatedMedusaRequest<Body>) => ({
  consultation_id: requireParam(req, "id"),
  customer_id: req.auth_context.actor_id,
})

/** The latest answers of a treatment, and what is to be ticked before it is ordered again (REN-2). */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ renewal: AccountRenewal }>
): Promise<void> {
  res.json({ renewal: await readRenewal(req.scope, own(req)) })
}

/** Takes the three ticks; the treatment can be put into a basket then. */
export async function POST(
  req: AuthenticatedMedusaRequest<ConfirmRenewalType>,
  res: MedusaResponse<{ renewal: AccountRenewal }>
): Promise<void> {
  const { text_hash, answers_hash, start } = req.validatedBody
  await confirmRenewalWorkflow(req.scope).run({
    input: { ...own(req), text_hash, answers_hash, start },
  })
  res.json({ renewal: await readRenewal(req.scope, own(req)) })
}
