import Stripe from "stripe"
import { unauthorised } from "../../../shared/errors"

/**
 * Checks the signature of a Stripe webhook over the raw bytes, not older than
 * five minutes (the SDK's tolerance).
 * @returns the event's id and the body as it came
 * @throws forged (401) for anything that Stripe didn't sign
 */
export function verifyStripeEvent(
  rawBody: Buffer | undefined,
  signature: string | undefined,
  secret: string
): { id: string; body: string } {
  if (rawBody === undefined || signature === undefined) {
    throw unauthorised("The event is not signed")
  }
  try {
    const event = Stripe.webhooks.constructEvent(rawBody, signature, secret)
    return { id: event.id, body: rawBody.toString("utf8") }
  } catch {
    throw unauthorised("The event's signature doesn't match")
  }
}
