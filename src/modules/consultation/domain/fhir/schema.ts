import { z } from "zod"

const ITEM_TYPES = [
  "group",
  "display",
  "boolean",
  "decimal",
  "integer",
  "date",
  "dateTime",
  "time",
  "string",
  "text",
  "url",
  "choice",
  "open-choice",
  "attachment",
  "reference",
  "quantity",
] as const

const ENABLE_OPERATORS = ["exists", "=", "!=", ">", "<", ">=", "<="] as const

const codingSchema = z.looseObject({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
})

const extensionSchema = z.looseObject({
  url: z.string().min(1),
  valueBoolean: z.boolean().optional(),
  valueCode: z.string().optional(),
  valueString: z.string().optional(),
  valueInteger: z.number().optional(),
  valueDecimal: z.number().optional(),
  valueCoding: codingSchema.optional(),
  valueCodeableConcept: z
    .looseObject({ coding: z.array(codingSchema).optional() })
    .optional(),
  valueExpression: z
    .looseObject({
      name: z.string().optional(),
      language: z.string().optional(),
      expression: z.string().optional(),
    })
    .optional(),
})

const extensions = z.array(extensionSchema).optional()

const quantitySchema = z.looseObject({
  value: z.number().optional(),
  unit: z.string().optional(),
  system: z.string().optional(),
  code: z.string().optional(),
})

const enableWhenSchema = z.looseObject({
  question: z.string().min(1),
  operator: z.enum(ENABLE_OPERATORS),
  answerBoolean: z.boolean().optional(),
  answerDecimal: z.number().optional(),
  answerInteger: z.number().optional(),
  answerString: z.string().optional(),
  answerCoding: codingSchema.optional(),
  answerQuantity: quantitySchema.optional(),
})

const answerOptionSchema = z.looseObject({
  valueInteger: z.number().int().optional(),
  valueDate: z.string().optional(),
  valueTime: z.string().optional(),
  valueString: z.string().optional(),
  valueCoding: codingSchema.extend({ extension: extensions }).optional(),
  extension: extensions,
})

const itemFields = {
  linkId: z.string().min(1).max(1_000),
  type: z.enum(ITEM_TYPES),
  prefix: z.string().optional(),
  text: z.string().optional(),
  code: z.array(codingSchema).optional(),
  required: z.boolean().optional(),
  repeats: z.boolean().optional(),
  readOnly: z.boolean().optional(),
  maxLength: z.number().int().positive().optional(),
  answerValueSet: z.string().optional(),
  answerOption: z.array(answerOptionSchema).optional(),
  enableWhen: z.array(enableWhenSchema).optional(),
  enableBehavior: z.enum(["all", "any"]).optional(),
  extension: extensions,
}

const flatItemSchema = z.looseObject(itemFields)

export type FhirItem = z.infer<typeof flatItemSchema> & {
  item?: FhirItem[] | undefined
}

const itemSchema: z.ZodType<FhirItem> = z.lazy(() =>
  flatItemSchema.extend({ item: z.array(itemSchema).optional() })
)

const conceptSchema = z.looseObject({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
  extension: extensions,
})

const containedSchema = z.looseObject({
  resourceType: z.string(),
  id: z.string().optional(),
  compose: z
    .looseObject({
      include: z.array(
        z.looseObject({
          system: z.string().optional(),
          concept: z.array(conceptSchema).optional(),
        })
      ),
    })
    .optional(),
  expansion: z
    .looseObject({ contains: z.array(conceptSchema).optional() })
    .optional(),
  concept: z.array(conceptSchema).optional(),
  url: z.string().optional(),
})

/** What we read of a FHIR R4 Questionnaire; anything else in it is kept, to be reported. */
export const questionnaireSchema = z.looseObject({
  resourceType: z.literal("Questionnaire"),
  id: z.string().optional(),
  url: z.string().optional(),
  version: z.string().optional(),
  name: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  status: z.string().optional(),
  contained: z.array(containedSchema).optional(),
  extension: extensions,
  item: z.array(itemSchema).optional(),
})

export type Questionnaire = z.infer<typeof questionnaireSchema>
export type Coding = z.infer<typeof codingSchema>
export type Extension = z.infer<typeof extensionSchema>
export type EnableWhen = z.infer<typeof enableWhenSchema>
export type AnswerOption = z.infer<typeof answerOptionSchema>
export type Contained = z.infer<typeof containedSchema>
