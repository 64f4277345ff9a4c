import { z } from "@medusajs/framework/zod"

export const stripeOptionsSchema = z.object({
  apiKey: z.string().min(1),
  webhookSecret: z.string().min(1),
  /** Only for the simulator; unset means the real Stripe. */
  apiUrl: z.string().url().optional(),
})

export type StripeOptions = z.infer<typeof stripeOptionsSchema>

/** The SDK takes an address in parts; `basePath` has no place in it. */
export function stripeHost(apiUrl: string | undefined): {
  host?: string
  port?: string
  protocol?: "http" | "https"
} {
  if (apiUrl === undefined) {
    return {}
  }
  const { protocol, hostname, port } = new URL(apiUrl)
  const scheme = protocol === "http:" ? "http" : "https"
  return {
    host: hostname,
    port: port || (scheme === "http" ? "80" : "443"),
    protocol: scheme,
  }
}
