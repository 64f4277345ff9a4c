import { runningEnv } from "../../shared/env"
import type { CardSavingView } from "../contracts/account-plan"
import type { PaymentView } from "../contracts/basket"

type Intent = { payment_intent: string; client_secret: string }

/** A payment as the browser needs it; `back` is the storefront's path that a hosted card form leads back to. */
export const paymentView = (intent: Intent, back: string): PaymentView => ({
  provider: "stripe",
  client_secret: intent.client_secret,
  payment_intent: intent.payment_intent,
  publishable_key: runningEnv().STRIPE_PUBLISHABLE_KEY ?? null,
  hosted_url: hostedUrl(`pay/${intent.payment_intent}`, intent, back),
})

/** The saving of a card as the browser needs it. */
export const cardSavingView = (
  saving: { setup_intent: string; client_secret: string },
  back: string
): CardSavingView => ({
  provider: "stripe",
  client_secret: saving.client_secret,
  setup_intent: saving.setup_intent,
  publishable_key: runningEnv().STRIPE_PUBLISHABLE_KEY ?? null,
  hosted_url: hostedUrl(`setup/${saving.setup_intent}`, saving, back),
})

/** The simulator has no script for the browser; it serves a page with a card form. */
function hostedUrl(
  page: string,
  { client_secret }: Pick<Intent, "client_secret">,
  back: string
): string | null {
  const { STRIPE_API_URL, STOREFRONT_URL } = runningEnv()
  if (!STRIPE_API_URL) {
    return null
  }
  const base = STRIPE_API_URL.replace(/\/+$/, "")
  const url = new URL(`${base}/stripe/${page}`)
  url.searchParams.set("client_secret", client_secret)
  url.searchParams.set(
    "return_url",
    `${STOREFRONT_URL.replace(/\/+$/, "")}${back}`
  )
  return url.toString()
}
