import { z } from "@medusajs/framework/zod"

const words = (max: number) => z.string().trim().min(1).max(max)

/** Both mandatory (REV-2). */
export const DenyCase = z
  .object({
    /** The code of a managed reason. */
    reason: words(60),
    notes: words(4000),
  })
  .strict()
export type DenyCaseType = z.infer<typeof DenyCase>

/** What the patient reads, as it is written (REV-2). */
export const AskPatient = z.object({ text: words(4000) }).strict()
export type AskPatientType = z.infer<typeof AskPatient>

/** Taking a question back, cancelling and abandoning: why, for the record. */
export const StopCase = z.object({ reason: words(500) }).strict()
export type StopCaseType = z.infer<typeof StopCase>

/** Approves with changes; `reason` is for the patient to read (SAF-2). */
export const ProposeChange = z
  .object({
    proposal: z
      .object({
        formulary_item_id: words(100),
        dose: words(300),
        directions: words(1000),
        /** Units: tablets, grams, pens. */
        quantity: z.number().int().positive().max(100_000),
        /** Supplies to sign for; one for each month where nothing is said. */
        issues: z.number().int().positive().max(12).optional(),
      })
      .strict(),
    /** The plan's new length; the one it has where nothing is said. */
    months: z.number().int().min(1).max(12).optional(),
    /** The new price in pence as it was shown; another one by now is refused. */
    shown_pence: z.number().int().min(0).optional(),
    reason: words(2000),
    gp_justification: words(4000).optional(),
    quantity_justification: words(2000).optional(),
    notes: words(4000).optional(),
  })
  .strict()
export type ProposeChangeType = z.infer<typeof ProposeChange>
