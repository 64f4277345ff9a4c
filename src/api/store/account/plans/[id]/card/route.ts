import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { beginCardWorkflow } from "../../../../../../workflows/account/plans/begin-card"
import { cardAgreement } from "../../../../../../workflows/account/plans/card-agreement"
import type {
  AgreeCardType,
  CardAgreementView,
  CardSavingView,
} from "../../../../../contracts/account-plan"
import { cardSavingView } from "../../../../payment-view"
import { ownPlan } from "../../own-plan"

/** What another card would be charged for, to agree to. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ agreement: CardAgreementView }>
): Promise<void> {
  const { plan, unpaid, terms } = await cardAgreement(req.scope, ownPlan(req))
  const { text, hash } = terms
  res.json({
    agreement: {
      mandate: { text, hash },
      plan: { id: plan.id, reference: plan.reference },
      unpaid: unpaid ? { amount: unpaid.amount, currency: "gbp" } : null,
    },
  })
}

/** Agrees to another card; it is typed in at the payment provider next. */
export async function POST(
  req: AuthenticatedMedusaRequest<AgreeCardType>,
  res: MedusaResponse<{ saving: CardSavingView }>
): Promise<void> {
  const own = ownPlan(req)
  const { result } = await beginCardWorkflow(req.scope).run({
    input: { ...own, ...req.validatedBody },
  })
  const back = `/account/plans/${own.plan_id}/card/return`
  res.json({ saving: cardSavingView(result, back) })
}
