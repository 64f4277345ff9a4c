import { hmacHex, nowSeconds } from "../kit/ids"

/** `Stripe-Signature` of a body at a time (seconds; default now). */
export function signatureHeader(
  secret: string,
  body: string,
  timestamp = nowSeconds()
): string {
  return `t=${timestamp},v1=${hmacHex(secret, `${timestamp}.${body}`)}`
}
