import { env } from "./env.server"

/**
 * A page that shows Stripe's card form sets this header in its loader; it never
 * leaves the server. No other page may load anything from another origin.
 */
export const CARD_FORM_HEADER = "X-Card-Form"

const directives = (nonce: string, cardForm: boolean) => ({
  "default-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'self'"],
  "frame-ancestors": ["'none'"],
  "img-src": ["'self'", "data:"],
  "style-src": ["'self'"],
  "script-src": [
    `'nonce-${nonce}'`,
    "'self'",
    ...(cardForm ? ["https://js.stripe.com"] : []),
  ],
  "connect-src": ["'self'", ...(cardForm ? ["https://api.stripe.com"] : [])],
  "frame-src": cardForm
    ? ["https://js.stripe.com", "https://hooks.stripe.com"]
    : ["'none'"],
})

/** Sets the security headers of a page; `no-store` unless the page says otherwise. */
export function setSecurityHeaders(headers: Headers, nonce: string): void {
  const cardForm = headers.get(CARD_FORM_HEADER) === "stripe"
  headers.delete(CARD_FORM_HEADER)
  const policy = Object.entries(directives(nonce, cardForm))
    .map(([name, values]) => `${name} ${values.join(" ")}`)
    .join("; ")
  const defaults: Record<string, string> = {
    "Content-Security-Policy": policy,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": `camera=(), microphone=(), geolocation=(), payment=(${cardForm ? "self" : ""})`,
    "Cache-Control": "private, no-store",
  }
  if (env.secureCookies) {
    defaults["Strict-Transport-Security"] =
      "max-age=31536000; includeSubDomains"
  }
  for (const [name, value] of Object.entries(defaults)) {
    if (!headers.has(name)) {
      headers.set(name, value)
    }
  }
}
