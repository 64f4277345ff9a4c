import { z } from "@medusajs/framework/zod"

/** What the provider needs; checked when the module is loaded. Service codes are the account's own. */
export const optionsSchema = z.object({
  url: z.string().url(),
  apiKey: z.string().min(1),
  trackingUrl: z.string().url(),
  trackingClientId: z.string().min(1),
  trackingClientSecret: z.string().min(1),
  serviceStandard: z.string().min(1).max(10),
  serviceSpecial: z.string().min(1).max(10),
  timeoutMs: z.number().int().positive().default(15_000),
})

export type RoyalMailOptions = z.infer<typeof optionsSchema>
