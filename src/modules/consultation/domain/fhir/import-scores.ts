import { scoringProblem } from "../definition/calculations"
import type { FormDraft } from "../definition/form-definition"
import { questionSchema } from "../definition/questions"
import { extensionOf, extensionsOf } from "./extensions"
import { sourceOf } from "./import-question"
import type { QuestionDraft } from "./import-question"
import type { Note } from "./notes"
import type { FhirItem, Questionnaire } from "./schema"
import { readSum } from "./score-expression"
import { fitOrNote } from "./texts"
import { CALCULATED, VARIABLE } from "./urls"

export type CalculationDraft = NonNullable<FormDraft["calculations"]>[string]

const MOST = 100

/** The variables of the whole questionnaire and of one item, by name. */
function variablesOf(
  source: Questionnaire,
  item: FhirItem
): Map<string, string> {
  const given = [source, item].flatMap((holder) =>
    extensionsOf(holder, VARIABLE)
  )
  return new Map(
    given.flatMap(({ valueExpression }) =>
      valueExpression?.name && valueExpression.expression
        ? [[valueExpression.name, valueExpression.expression] as const]
        : []
    )
  )
}

/** A calculated item as a score, when it is the plain sum of scored questions; otherwise reported. */
export function importScore(
  item: FhirItem,
  id: string,
  {
    source,
    questions,
    note,
  }: {
    source: Questionnaire
    /** By linkId, in the order of asking. */
    questions: ReadonlyMap<string, QuestionDraft>
    note: Note
  }
): CalculationDraft | undefined {
  const fail = (why: string): CalculationDraft | undefined => {
    note("left_out", item.linkId, `the calculation is not supported: ${why}`)
    return undefined
  }
  const expression = extensionOf(item, CALCULATED)?.valueExpression?.expression
  const sum = readSum(expression ?? "", variablesOf(source, item))
  if (!sum) {
    return fail("it is not the plain sum of scores")
  }
  const scored = new Map(
    [...questions].filter(([, question]) => problemOf(question) === undefined)
  )
  const found =
    sum.kind === "all"
      ? [...scored].flatMap(([linkId, { id: question, kind }]) =>
          kind === "number" || sum.except.includes(linkId) ? [] : [question]
        )
      : sum.link_ids.map((linkId) => scored.get(linkId)?.id)
  const ids = found.flatMap((question) => question ?? [])
  if (ids.length < found.length) {
    return fail("it adds up an item that has no score here")
  }
  if (ids.length === 0 || ids.length > MOST) {
    return fail(`it adds up none or more than ${MOST} questions`)
  }
  return calculation(item, id, { questions: ids, note })
}

function calculation(
  item: FhirItem,
  id: string,
  { questions, note }: { questions: string[]; note: Note }
): CalculationDraft {
  const place = item.linkId
  const types = ["integer", "quantity"] as const
  const fhir = sourceOf(item, id, types)
  const title = [item.prefix, item.text].filter(Boolean).join(" ").trim()
  return {
    title: fitOrNote(title || "Score", 160, { note, place, what: "text" }),
    kind: "score",
    questions,
    ...(fhir ? { fhir } : {}),
  }
}

function problemOf(question: QuestionDraft): string | undefined {
  const parsed = questionSchema.safeParse(question)
  return parsed.success ? scoringProblem(parsed.data) : "is not complete"
}
