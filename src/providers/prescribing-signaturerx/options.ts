import { z } from "@medusajs/framework/zod"

/** What the provider is configured with in medusa-config.ts. */
export const signatureRxOptionsSchema = z
  .object({
    /** Base address; the token endpoint lies beside the API. */
    url: z.string().url(),
    clientId: z.string().min(1),
    clientSecret: z.string().min(1),
    clinicId: z.number().int().positive(),
    /** The dispensing pharmacy as SignatureRx's contact; 0 where unused. */
    contactId: z.number().int().nonnegative().default(0),
    webhookSecret: z.string().min(32),
    /** Used where the prescriber's own IPv4 address is not known; SignatureRx demands one. */
    fallbackIp: z.ipv4().optional(),
    timeoutMs: z.number().int().positive().default(15_000),
  })
  .strict()

export type SignatureRxOptions = z.infer<typeof signatureRxOptionsSchema>
