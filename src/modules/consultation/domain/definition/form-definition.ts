import { z } from "zod"
import { calculationSchema } from "./calculations"
import { conditionSchema } from "./conditions"
import { fhirItemSchema } from "./fhir-source"
import { identifierSchema, questionSchema } from "./questions"
import type { Question } from "./questions"
import { ruleSchema, suggestionSchema } from "./rules"

const title = z.string().trim().min(1).max(160)

const stepSchema = z
  .object({
    id: identifierSchema,
    title,
    show_if: conditionSchema.optional(),
    fhir: fhirItemSchema.optional(),
    /** One question, or a group that belongs together on one page. */
    questions: z.array(questionSchema).min(1).max(8),
  })
  .strict()

const sectionSchema = z
  .object({
    id: identifierSchema,
    title,
    show_if: conditionSchema.optional(),
    fhir: fhirItemSchema.optional(),
    steps: z.array(stepSchema).min(1),
  })
  .strict()

/** A questionnaire as data (CON-1): what is asked, when, and which rules judge the answers. */
export const formDefinitionSchema = z
  .object({
    /** The clinical category's form key. */
    key: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/),
    title,
    intro: z.string().trim().min(1).max(1_000),
    /** A treatment form has to cover the topics of CON-1; a test kit's need not. */
    covers: z.enum(["treatment", "test"]),
    /** Conditions by name, for others to refer to. */
    conditions: z.record(identifierSchema, conditionSchema).default({}),
    /** Values that are worked out from answers, by id. */
    calculations: z.record(identifierSchema, calculationSchema).default({}),
    sections: z.array(sectionSchema).min(1),
    rules: z.array(ruleSchema),
    suggestions: z
      .object({
        /** Said of a treatment that no suggestion rule speaks about. */
        otherwise: z.string().trim().min(1).max(600),
        rules: z.array(suggestionSchema).default([]),
      })
      .strict(),
  })
  .strict()

export type FormDefinition = z.infer<typeof formDefinitionSchema>
/** As written by an author: what has a default may be left out. */
export type FormDraft = z.input<typeof formDefinitionSchema>
export type SectionDraft = FormDraft["sections"][number]
export type RuleDraft = FormDraft["rules"][number]
export type Step = z.infer<typeof stepSchema>
export type Section = z.infer<typeof sectionSchema>

/** A question with the step and section it stands in and the places' visibility conditions. */
export type PlacedQuestion = {
  question: Question
  section: Section
  step: Step
  place: string
}

/** All questions in the order in which they are asked. */
export const placedQuestions = (definition: FormDefinition): PlacedQuestion[] =>
  definition.sections.flatMap((section, s) =>
    section.steps.flatMap((step, t) =>
      step.questions.map((question, q) => ({
        question,
        section,
        step,
        place: `sections[${s}].steps[${t}].questions[${q}] (${question.id})`,
      }))
    )
  )
