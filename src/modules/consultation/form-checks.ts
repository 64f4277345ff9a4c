import { MedusaError } from "@medusajs/framework/utils"
import { formDefinitionSchema } from "./domain/definition/form-definition"
import type { FormProblem } from "./domain/definition/form-problem"
import { compileForm } from "./domain/evaluation/compile-form"
import type { CompiledForm } from "./domain/evaluation/compile-form"
import { publishingReport } from "./domain/publishing/check-for-publishing"
import type { PublishingReport } from "./domain/publishing/check-for-publishing"
import { checkFormDefinition } from "./domain/publishing/check-form"
import { checkSize } from "./domain/publishing/check-size"

/** What publishing this content as the next version of the form with this key would say. */
export function publishingReportFor(
  key: string,
  definition: unknown,
  goldenCases: readonly unknown[]
): PublishingReport {
  const report = publishingReport(definition, goldenCases)
  return keyOf(definition) === key
    ? report
    : {
        ...report,
        // Consultations find their form by its key: another one would be lost.
        problems: [
          { place: "key", message: `has to stay ${key}` },
          ...report.problems,
        ],
      }
}

/** All that speaks against publishing it. */
export const publishingProblems = (
  key: string,
  definition: unknown,
  goldenCases: readonly unknown[]
): FormProblem[] => publishingReportFor(key, definition, goldenCases).problems

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
 * know what it refers to, be free of circles and small enough, no more.
 * @throws not_publishable with every problem and its place
 */
export function compileUnfinished(definition: unknown): CompiledForm {
  const parsed = formDefinitionSchema.safeParse(definition)
  try {
    if (parsed.success && checkSize(parsed.data).length === 0) {
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
