import { z } from "@medusajs/framework/zod"

export const ListLetters = z
  .object({
    state: z
      .enum([
        "not_collected",
        "no_consent",
        "pending",
        "sent",
        "bounced",
        "waived",
      ])
      .optional(),
    case_id: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    offset: z.coerce.number().int().min(0).default(0),
  })
  .strict()
export type ListLettersType = z.infer<typeof ListLetters>

export const WaiveLetter = z
  .object({ reason: z.string().trim().min(10).max(1_000) })
  .strict()
export type WaiveLetterType = z.infer<typeof WaiveLetter>

export const VerifyPracticeAddress = z
  .object({ email: z.string().trim().toLowerCase().email().max(254) })
  .strict()
export type VerifyPracticeAddressType = z.infer<typeof VerifyPracticeAddress>

export const SearchPractices = z
  .object({ q: z.string().trim().min(3).max(80) })
  .strict()
export type SearchPracticesType = z.infer<typeof SearchPractices>

/** A GP practice as people choose it. */
export type PracticeView = {
  code: string
  name: string
  address: string
  postcode: string
}

export type LetterView = {
  id: string
  case_id: string
  case_reference: string
  state: string
  practice: { code: string; name: string; address: string } | null
  sent_at: string | null
  sent_to: string | null
  has_document: boolean
  /** Events the state table has for it now. */
  events: string[]
  created_at: string
}
