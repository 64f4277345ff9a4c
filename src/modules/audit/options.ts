import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

const optionsSchema = z.object({
  /** The writer: may insert and select, nothing else. */
  databaseUrl: z.string().url(),
  /** The ledger's owner; given to migrations only, never to a running server. */
  adminUrl: z.string().url().optional(),
  /** A folder outside the database. */
  checkpointDir: z.string().min(1),
  checkpointKey: z.string().min(32),
})

export type AuditOptions = z.infer<typeof optionsSchema>

/** Checks the module's options; the error names the options, never a value. */
export function readAuditOptions(options: unknown): AuditOptions {
  const parsed = optionsSchema.safeParse(options)
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => issue.path.join("."))
    throw new MedusaError(
      MedusaError.Types.INVALID_ARGUMENT,
      `Options of the audit module are wrong: ${names.join(", ")}`
    )
  }
  return parsed.data
}
