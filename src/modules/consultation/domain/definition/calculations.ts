import { z } from "zod"
import { fhirItemSchema } from "./fhir-source"
import { identifierSchema } from "./questions"
import type { Question } from "./questions"

/**
 * A score: the sum of the chosen options' scores and of the numbers given. Age
 * and BMI are no calculations: their operators compare the answer itself.
 */
export const calculationSchema = z
  .object({
    title: z.string().trim().min(1).max(160),
    kind: z.literal("score"),
    questions: z.array(identifierSchema).min(1).max(100),
    fhir: fhirItemSchema.optional(),
  })
  .strict()

export type Calculation = z.infer<typeof calculationSchema>

/** Why a question can't be part of a score, in words; undefined when it can. */
export function scoringProblem(question: Question): string | undefined {
  if (question.kind === "number") {
    return undefined
  }
  if (question.kind !== "single" && question.kind !== "multiple") {
    return `"${question.id}" is a ${question.kind} question, which has no score`
  }
  const bare = question.options.filter(({ score }) => score === undefined)
  return bare.length === 0
    ? undefined
    : `"${question.id}" has options without a score: ${bare
        .map(({ value }) => value)
        .join(", ")}`
}
