import { z } from "@medusajs/framework/zod"

export const ListUnfinishedConsultations = z
  .object({
    /** unfinished: being answered; unpaid: handed in without an order. */
    state: z.enum(["unfinished", "unpaid"]).default("unfinished"),
    /** Only those nobody touched for 7 days, or only the others. */
    flagged: z
      .enum(["true", "false"])
      .transform((value) => value === "true")
      .optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  })
  .strict()
export type ListUnfinishedConsultationsType = z.infer<
  typeof ListUnfinishedConsultations
>

export const AbandonConsultation = z.object({}).strict()

/** A consultation that was left lying; nothing clinical but its category (CON-8). */
export type UnfinishedConsultationRow = {
  id: string
  reference: string
  category: { handle: string; name: string }
  state: string
  /** Nobody is signed in: no reminder can be sent. */
  is_guest: boolean
  started_at: string
  last_activity_at: string
  reminders_sent: number
  /** Untouched for 7 days. */
  flagged: boolean
  /** Untouched for 30 days: staff may give it up. */
  abandonable: boolean
}

export type UnfinishedConsultationList = {
  consultations: UnfinishedConsultationRow[]
  count: number
  limit: number
  offset: number
}

export type ConsultationAbandoned = {
  consultation: { id: string; state: string }
}
