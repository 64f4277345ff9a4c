import { z } from "@medusajs/framework/zod"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { importQuestionnaire } from "../../modules/consultation/domain/fhir/import-questionnaire"
import type { DraftPerson } from "../../modules/consultation/form-draft-writing"
import { invalid } from "../../shared/errors"
import { consultationsOf } from "../consultation/services"
import { wakeWorker } from "../relay/wake"

export type ImportQuestionnaireInput = {
  id: string
  person: DraftPerson
  questionnaire: Record<string, unknown>
}

const importQuestionnaireStep = createStep(
  "import-questionnaire-step",
  async (input: ImportQuestionnaireInput, { container }) => {
    const { id, person } = input
    const { draft, report } = importQuestionnaire(input.questionnaire)
    const read = z.record(z.string(), z.unknown()).safeParse(draft)
    if (!read.success) {
      throw invalid(
        "questionnaire",
        report.map(({ place, message }) => `${place}: ${message}`).join("; ")
      )
    }
    const definition = read.data
    await consultationsOf(container).importIntoDraft({ id, person, definition })
    await wakeWorker(container)
    // Nothing to undo: it is the last step.
    return new StepResponse({ report })
  }
)

/** Replaces a draft's definition by a FHIR Questionnaire, and tells what could not be taken over. */
export const importQuestionnaireWorkflow = createWorkflow(
  "import-questionnaire",
  function (input: ImportQuestionnaireInput) {
    return new WorkflowResponse(importQuestionnaireStep(input))
  }
)
