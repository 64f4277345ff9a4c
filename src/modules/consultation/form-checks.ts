import { MedusaError } from "@medusajs/framework/utils"
import { formDefinitionSchema } from "./domain/definition/form-definition"
import type { FormProblem } from "./domain/definition/form-problem"
import { compileForm } from "./domain/evaluation/compile-form"
import type { CompiledForm } from "./domain/evaluation/compile-form"
import { checkForPublishing } from "./domain/publishing/check-for-publishing"
import { checkFormDefinition } from "./domain/publishing/check-form"

/** All that speaks against publishing this content as the next version of the form with this key. */
export function publishingProblems(
  key: string,
  definition: unknown,
  goldenCases: readonly unknown[]
): FormProblem[] {
  const problems = checkForPublishing(definition, goldenCases)
  return keyOf(definition) === key
    ? problems
    : // Consultations find their form by its key: another one would be lost.
      [{ place: "key", message: `has to stay ${key}` }, ...problems]
}

/** The key a definition claims to belong to; null when it has none. */
export const keyOf = (definition: unknown): string | null =>
  typeof definition === "object" &&
  definition !== null &&
  "key" in definition &&
  typeof definition.key === "string"
    ? definition.key
    : null

/** 400 not_publishable, with every problem and its place. */
export const notPublishable = (problems: readonly FormProblem[]) =>
  new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `definition: ${problems.map(({ place, message }) => `${place}: ${message}`).join("; ")}`,
    "not_publishable"
  )

/**
 * An unfinished definition, ready to be tried out: it has to be whole in shape,
 * know what it refers to and be free of circles, no more.
 * @throws not_publishable with every problem and its place
 */
export function compileUnfinished(definition: unknown): CompiledForm {
  const parsed = formDefinitionSchema.safeParse(definition)
  try {
    if (parsed.success) {
      return compileForm(parsed.data)
    }
  } catch {
    // What is wrong, and where, is said below.
  }
  const checked = checkFormDefinition(definition)
  throw notPublishable(
    checked.ok
      ? [{ place: "form", message: "can't be compiled" }]
      : checked.problems
  )
}
