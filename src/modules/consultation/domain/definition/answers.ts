import { z } from "zod"

/** Height and weight are kept metric, whatever the patient typed. */
export type HeightWeight = { height_cm: number; weight_kg: number }

/** A stored file, by the id of its upload. */
export type FileAnswer = { file_id: string; name: string }

export type AnswerValue = string | number | string[] | HeightWeight | FileAnswer

/** The shape of a stored answer; whether it fits its question is another matter. */
export const answerValueSchema: z.ZodType<AnswerValue, AnswerValue> = z.union([
  z.string().max(4_000),
  z.number(),
  z.array(z.string().max(100)).max(100),
  z.object({ height_cm: z.number(), weight_kg: z.number() }).strict(),
  z
    .object({ file_id: z.string().max(100), name: z.string().max(200) })
    .strict(),
])

/** Answers by question id; a question without an answer is not in it. */
export type Answers = Readonly<Record<string, AnswerValue>>

export const isHeightWeight = (value: unknown): value is HeightWeight =>
  typeof value === "object" &&
  value !== null &&
  "height_cm" in value &&
  typeof value.height_cm === "number" &&
  "weight_kg" in value &&
  typeof value.weight_kg === "number"

export const isFileAnswer = (value: unknown): value is FileAnswer =>
  typeof value === "object" && value !== null && "file_id" in value

/** Body mass index in kg/m², free of the noise of binary fractions, otherwise not rounded. */
export function bmiOf({ height_cm, weight_kg }: HeightWeight): number {
  const metres = height_cm / 100
  return Number((weight_kg / (metres * metres)).toFixed(6))
}
