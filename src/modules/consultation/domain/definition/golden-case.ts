import { z } from "zod"
import { answerValueSchema } from "./answers"
import { identifierSchema } from "./questions"

/** A calendar day that exists, as "2026-11-21". */
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((value) => {
    const moment = new Date(`${value}T12:00:00Z`)
    return (
      !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value)
    )
  }, "is no day of the calendar")

/**
 * An example that a pharmacist vouches for: these answers on this day give
 * this outcome by these rules. Kept with the form, run whenever it is published.
 */
const goldenCaseSchema = z
  .object({
    id: identifierSchema,
    title: z.string().trim().min(1).max(200),
    /** The day on which the answers are judged, for ages. */
    today: day,
    answers: z.record(identifierSchema, answerValueSchema),
    expect: z
      .object({
        outcome: z.enum(["continue", "needs_review", "cannot_continue"]),
        /** Every rule that fires, in the form's order; those that could not be decided are not in it. */
        rules: z.array(identifierSchema),
        /** Only those that are named are compared. */
        calculations: z.record(identifierSchema, z.number()).optional(),
      })
      .strict(),
  })
  .strict()

export const goldenCasesSchema = z.array(goldenCaseSchema).max(1_000)

export type GoldenCase = z.infer<typeof goldenCaseSchema>
/** As written by an author. */
export type GoldenCaseDraft = z.input<typeof goldenCaseSchema>

/** Noon of the case's day: by London's calendar the same day all year round. */
export const momentOf = ({ today }: Pick<GoldenCase, "today">): Date =>
  new Date(`${today}T12:00:00Z`)
