import type { Note } from "./notes"
import { questionnaireSchema } from "./schema"
import type { Questionnaire } from "./schema"

const DEEPEST = 60
const MOST_NODES = 50_000

/** Whether JSON is too deep or too big to look through; without recursion, so that no depth can break it. */
function tooMuch(json: unknown): boolean {
  const stack: { value: unknown; depth: number }[] = [{ value: json, depth: 0 }]
  let nodes = 0
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { value, depth } = next
    nodes += 1
    if (depth > DEEPEST * 2 || nodes > MOST_NODES) {
      return true
    }
    if (typeof value === "object" && value !== null) {
      Object.values(value).forEach((inner: unknown) =>
        stack.push({ value: inner, depth: depth + 1 })
      )
    }
  }
  return false
}

/** Checks that JSON is a Questionnaire we can read; says what is wrong with it otherwise. */
export function readQuestionnaire(
  json: unknown,
  note: Note
): Questionnaire | undefined {
  if (tooMuch(json)) {
    note(
      "error",
      "questionnaire",
      `has more than ${MOST_NODES} values or more than ${DEEPEST} levels of items`
    )
    return undefined
  }
  const parsed = questionnaireSchema.safeParse(json)
  if (!parsed.success) {
    parsed.error.issues.forEach(({ path, message }) =>
      note("error", path.join(".") || "questionnaire", message)
    )
    return undefined
  }
  const modified = modifierAt(json, "questionnaire")
  if (modified !== undefined) {
    note(
      "error",
      modified,
      "has a modifierExtension, which changes its meaning in a way not known here"
    )
    return undefined
  }
  if (!parsed.data.item?.length) {
    note("error", "item", "has no items")
    return undefined
  }
  return parsed.data
}

/** Where a modifier stands: FHIR forbids reading on without understanding it. */
function modifierAt(value: unknown, place: string): string | undefined {
  if (typeof value !== "object" || value === null) {
    return undefined
  }
  if ("modifierExtension" in value) {
    return place
  }
  for (const [name, inner] of Object.entries(value)) {
    const found = modifierAt(inner, `${place}.${name}`)
    if (found !== undefined) {
      return found
    }
  }
  return undefined
}
