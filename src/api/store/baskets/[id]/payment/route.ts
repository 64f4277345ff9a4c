import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { runningEnv } from "../../../../../shared/env"
import { startPaymentWorkflow } from "../../../../../workflows/checkout/start-payment"
import type { PaymentView } from "../../../../contracts/basket"
import { requireParam } from "../../../../middlewares/require-param"

/** Starts the payment, or gives the one that is open. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ payment: PaymentView }>
): Promise<void> {
  const { result } = await startPaymentWorkflow(req.scope).run({
    input: {
      basket_id: requireParam(req, "id"),
      customer_id: req.auth_context.actor_id,
    },
  })
  res.json({
    payment: {
      provider: "stripe",
      client_secret: result.client_secret,
      payment_intent: result.payment_intent,
      publishable_key: runningEnv().STRIPE_PUBLISHABLE_KEY ?? null,
      hosted_url: hostedUrl(result),
    },
  })
}

/** The simulator has no script for the browser; it serves a page with a card form. */
function hostedUrl(intent: {
  payment_intent: string
  client_secret: string
}): string | null {
  const { STRIPE_API_URL, STOREFRONT_URL } = runningEnv()
  if (!STRIPE_API_URL) {
    return null
  }
  const base = STRIPE_API_URL.replace(/\/+$/, "")
  const url = new URL(`${base}/stripe/pay/${intent.payment_intent}`)
  url.searchParams.set("client_secret", intent.client_secret)
  url.searchParams.set(
    "return_url",
    `${STOREFRONT_URL.replace(/\/+$/, "")}/checkout/return`
  )
  return url.toString()
}
