import { z } from "@medusajs/framework/zod"

export const ListPartnerCalls = z
  .object({
    state: z
      .enum([
        "pending",
        "sending",
        "retrying",
        "unknown",
        "manual",
        "refused",
        "done",
        "cancelled",
      ])
      .optional(),
    partner: z.string().max(40).optional(),
    /** Only what a person should look at. */
    needs_attention: z
      .enum(["true", "false"])
      .optional()
      .transform((value) => value === "true"),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    offset: z.coerce.number().int().min(0).default(0),
  })
  .strict()
export type ListPartnerCallsType = z.infer<typeof ListPartnerCalls>

export const DecidePartnerCall = z
  .object({ note: z.string().trim().min(3).max(500).optional() })
  .strict()
export type DecidePartnerCallType = z.infer<typeof DecidePartnerCall>

export const MarkPartnerCallDone = z
  .object({ note: z.string().trim().min(3).max(500) })
  .strict()
export type MarkPartnerCallDoneType = z.infer<typeof MarkPartnerCallDone>

export type PartnerCallDecided = {
  partner_call: { id: string; state: string }
}

/** One outbound call as staff see it; never the message. */
export type PartnerCallView = {
  id: string
  partner: string
  operation: string
  reference: string
  state: string
  attempts: number
  due_at: string
  flagged_at: string | null
  last_error: string | null
  case_id: string | null
  order_id: string | null
  /** What a person may do with it now. */
  actions: ("retry" | "mark_done" | "cancel")[]
  created_at: string
}

export type PartnerCallSummary = {
  partner: string
  waiting: number
  failing: number
  needs_attention: number
}
