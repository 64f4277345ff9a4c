import { z } from "@medusajs/framework/zod"
import { REPLY_KINDS } from "../../modules/correspondence/domain/reply-kinds"

const code = z.string().trim().min(16).max(40)
const words = (max: number) => z.string().trim().min(1).max(max)

export const LookUpLetter = z.object({ code }).strict()
export type LookUpLetterType = z.infer<typeof LookUpLetter>

/** What a practice sends with the code of a letter. */
export const ReplyToLetter = z
  .object({
    code,
    kind: z.enum(REPLY_KINDS),
    name: words(120),
    role: words(120),
    phone: words(40).optional(),
    text: words(4_000),
    /** Made by the form: sent again it is the same reply. */
    key: words(80),
  })
  .strict()
export type ReplyToLetterType = z.infer<typeof ReplyToLetter>

/** What the code alone shows: nothing of the patient. */
export type LetterToReply = { reference: string; date: string }

export type LetterReplyTaken = {
  reply: { reference: string; received_at: string }
}

/** A reply as staff read it on the case. */
export type GpReplyView = {
  id: string
  kind: (typeof REPLY_KINDS)[number]
  name: string
  role: string
  phone: string | null
  text: string
  received_at: string
}

export type CaseGpReplies = { gp_replies: GpReplyView[] }
