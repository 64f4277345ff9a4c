import { z } from "@medusajs/framework/zod"
import {
  ADVICE_LEVELS,
  type AdviceLevel,
} from "../../modules/clinical-review/domain/denial-reasons"
import { LEGAL_CLASSES } from "../../modules/clinical-review/domain/queue"

const wording = {
  /** For staff. */
  title: z.string().trim().min(3).max(120),
  advice_level: z.enum(ADVICE_LEVELS),
  /** For the patient: what it means and what to do now. */
  patient_text: z.string().trim().min(20).max(2000),
  /** Left out or null: for every class, for every category. */
  legal_classes: z.array(z.enum(LEGAL_CLASSES)).min(1).nullable().default(null),
  categories: z
    .array(z.string().trim().min(1).max(100))
    .min(1)
    .max(100)
    .nullable()
    .default(null),
  active: z.boolean().default(true),
}

export const AddDenialReason = z
  .object({
    code: z
      .string()
      .trim()
      .regex(/^[a-z][a-z0-9_]{2,59}$/, "small letters, digits and _ only"),
    ...wording,
  })
  .strict()
export type AddDenialReasonType = z.infer<typeof AddDenialReason>

/** `version` is the one that was read: somebody may have saved since. */
export const ChangeDenialReason = z
  .object({ version: z.number().int().positive(), ...wording })
  .strict()
export type ChangeDenialReasonType = z.infer<typeof ChangeDenialReason>

export type DenialReasonView = {
  code: string
  version: number
  title: string
  advice_level: AdviceLevel
  patient_text: string
  legal_classes: string[] | null
  categories: string[] | null
  active: boolean
  changed_at: string
}
export type DenialReasonList = { denial_reasons: DenialReasonView[] }
export type DenialReasonSaved = { denial_reason: DenialReasonView }
