import { z } from "@medusajs/framework/zod"

/** The services a pharmacy needs: who, how old, alive. Credit services leave footprints and lack a lawful basis. */
export const SERVICES = ["address", "dob", "age", "deathscreen"] as const

export const optionsSchema = z.object({
  /** e.g. https://ws-idu.tracesmart.co.uk/v5.10/ */
  url: z.string().url(),
  username: z.string().min(1),
  password: z.string().min(1),
  scorecard: z.string().min(1).default("Age Verification default"),
  /** Clients of this service wait 20 to 30 seconds. */
  timeoutMs: z.number().int().positive().default(25_000),
})
export type LexisNexisOptions = z.infer<typeof optionsSchema>
