import { z } from "zod"
import { conditionSchema } from "./conditions"
import { FACTS } from "./facts"
import { fhirItemSchema, fhirOptionSchema } from "./fhir-source"

/** What every treatment form has to ask about (CON-1). */
export const TOPICS = [
  "medical_history",
  "current_medicines",
  "allergies",
  "symptoms",
  "earlier_treatments",
] as const

export type Topic = (typeof TOPICS)[number]

// Names that every object has: an answer by one would be found without being given.
const INHERITED: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  "prototype",
])

const identifier = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,59}$/, "needs lower-case letters, digits and _")
  .refine((id) => !INHERITED.has(id), "is a name that means something else")

const text = z.string().trim().min(1)

const common = {
  id: identifier,
  label: text.max(300),
  help: text.max(1_000).optional(),
  show_if: conditionSchema.optional(),
  topic: z.enum(TOPICS).optional(),
  /** Which fact it asks about, to be held against the person's other answers (SAF-20). */
  compare_as: z.enum(FACTS).optional(),
  fhir: fhirItemSchema.optional(),
}

const asked = { ...common, required: z.boolean().default(true) }

const options = z
  .array(
    z
      .object({
        value: identifier,
        label: text.max(200),
        /** What choosing it adds to a calculated score. */
        score: z.number().int().min(-100).max(100).optional(),
        fhir: fhirOptionSchema.optional(),
      })
      .strict()
  )
  .min(2)
  .max(40)

/** One question; `kind` decides what an answer looks like (validate-answer.ts). */
export const questionSchema = z.discriminatedUnion("kind", [
  z.object({ ...asked, kind: z.literal("single"), options }).strict(),
  z
    .object({
      ...asked,
      kind: z.literal("multiple"),
      options,
      /** "None of these": can't be chosen together with others. */
      exclusive: identifier.optional(),
    })
    .strict(),
  z.object({ ...asked, kind: z.literal("yes_no") }).strict(),
  z
    .object({
      ...asked,
      kind: z.literal("text"),
      max_length: z.number().int().positive().max(4_000).default(1_000),
    })
    .strict(),
  z
    .object({
      ...asked,
      kind: z.literal("number"),
      unit: text.max(20).optional(),
      min: z.number(),
      max: z.number(),
      whole: z.boolean().default(true),
    })
    .strict(),
  z
    .object({
      ...asked,
      kind: z.literal("date"),
      /** A date of birth, say, is never in the future. */
      future: z.boolean().default(false),
    })
    .strict(),
  z.object({ ...asked, kind: z.literal("height_weight") }).strict(),
  z
    .object({
      ...asked,
      kind: z.literal("file"),
      /** A picture only, or a PDF too. */
      accept: z.enum(["photo", "document"]).default("photo"),
    })
    .strict(),
  z
    .object({
      ...common,
      kind: z.literal("information"),
      required: z.literal(false).default(false),
    })
    .strict(),
])

export type Question = z.infer<typeof questionSchema>
export type QuestionKind = Question["kind"]

export { identifier as identifierSchema }
