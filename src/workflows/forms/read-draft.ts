import type { MedusaContainer } from "@medusajs/framework/types"
import type { Answers } from "../../modules/consultation/domain/definition/answers"
import {
  formDefinitionSchema,
  type FormDefinition,
} from "../../modules/consultation/domain/definition/form-definition"
import type { Suggestion } from "../../modules/consultation/domain/definition/rules"
import {
  evaluate,
  suggestionsFor,
  type Evaluation,
} from "../../modules/consultation/domain/evaluation/evaluate"
import type { PublishingReport } from "../../modules/consultation/domain/publishing/check-for-publishing"
import {
  compareDefinitions,
  type FormChange,
} from "../../modules/consultation/domain/publishing/compare-definitions"
import {
  compileUnfinished,
  notPublishable,
  publishingReportFor,
} from "../../modules/consultation/form-checks"
import type { DraftRecord } from "../../modules/consultation/form-draft-rows"
import type { ReplayResult } from "../../modules/consultation/form-replay"
import type { Actor } from "../../shared/actor"
import { consultationsOf } from "../consultation/services"
import { wakeWorker } from "../relay/wake"

export type { DraftRecord }

/** A draft as it is. @throws not_found */
export const readDraft = (
  container: MedusaContainer,
  id: string
): Promise<DraftRecord> => consultationsOf(container).getDraft(id)

export type DraftCheck = PublishingReport & { publishable: boolean }

/**
 * Everything publishing would say of a draft. Golden cases and mutations are
 * there as soon as the definition is sound. @throws not_found
 */
export async function checkDraft(
  container: MedusaContainer,
  id: string
): Promise<DraftCheck> {
  const { form_key, definition, golden_cases } = await readDraft(container, id)
  const report = publishingReportFor(form_key, definition, golden_cases)
  return { ...report, publishable: report.problems.length === 0 }
}

/**
 * Tries a draft out with answers. @throws not_publishable for one that can't be
 * run, naming each place
 */
export async function tryDraft(
  container: MedusaContainer,
  id: string,
  { answers, now }: { answers: Answers; now: Date }
): Promise<{ evaluation: Evaluation; suggestions: Suggestion[] }> {
  const { definition } = await readDraft(container, id)
  const form = compileUnfinished(definition)
  return {
    evaluation: evaluate(form, answers, now),
    suggestions: suggestionsFor(form, answers, now),
  }
}

/** What a draft changes of the form's current version; everything is new when there is none. */
export async function compareDraft(
  container: MedusaContainer,
  id: string
): Promise<FormChange[]> {
  const { form_id, definition } = await readDraft(container, id)
  const consultations = consultationsOf(container)
  const after = wholeOf(definition)
  const { form } = await consultations.overviewForm(form_id)
  const before =
    form.version === null
      ? { ...after, ...EMPTY }
      : formDefinitionSchema.parse(
          (await consultations.findFormVersion(form_id, form.version))
            .definition
        )
  return compareDefinitions(before, after)
}

const EMPTY = {
  conditions: {},
  calculations: {},
  sections: [],
  rules: [],
  suggestions: { otherwise: "", rules: [] },
}

/** @throws not_publishable for a definition that lacks parts of its shape */
function wholeOf(definition: unknown): FormDefinition {
  const parsed = formDefinitionSchema.safeParse(definition)
  if (!parsed.success) {
    throw notPublishable(
      parsed.error.issues.map(({ path, message }) => ({
        place: path.join(".") || "form",
        message,
      }))
    )
  }
  return parsed.data
}

/** What a draft would have made of its form's newest consultations; put on record. */
export async function replayDraft(
  container: MedusaContainer,
  input: { id: string; limit: number; actor: Actor }
): Promise<ReplayResult> {
  const result = await consultationsOf(container).replayDraft(input)
  await wakeWorker(container)
  return result
}
