import { z } from "@medusajs/framework/zod"

/** Why an authority is suspended, resumed or revoked. */
export const AuthorityReason = z
  .object({ reason: z.string().trim().min(3, "is needed").max(2000) })
  .strict()
export type AuthorityReasonType = z.infer<typeof AuthorityReason>

export type AuthorityResponse = {
  prescription: { id: string; authority: string | null }
}
