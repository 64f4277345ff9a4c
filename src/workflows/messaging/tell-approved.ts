import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { z } from "@medusajs/framework/zod"
import { isEndedUnsupplied } from "../../modules/clinical-review/domain/ended"
import { MESSAGING_MODULE } from "../../modules/messaging"
import type MessagingModuleService from "../../modules/messaging/service"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { runningEnv } from "../../shared/env"
import { notFound } from "../../shared/errors"
import { formatDate } from "../../shared/london"
import { readRow } from "../../shared/read-rows"
import {
  readApprovalNews,
  trackingWords,
  type ApprovalNews,
} from "./approval-news"
import { readPrescribedText } from "./prescribed-text"

export type TellApprovedInput = { case_id: string }

const caseSchema = z.object({
  id: z.string(),
  reference: z.string(),
  order_id: z.string(),
  patient_id: z.string(),
  customer_id: z.string(),
  legal_class: z.string(),
  treatment_name: z.string(),
  quantity: z.number(),
  ended_as: z.string().nullable(),
})

const tellApprovedStep = createStep(
  "tell-approved-step",
  async ({ case_id }: TellApprovedInput, { container }) => {
    const about = await readCase(container, case_id)
    if (isEndedUnsupplied(about)) {
      return new StepResponse<{ thread_id: string } | null>(null)
    }
    const text = await readPrescribedText(container, about)
    const news = await readApprovalNews(container, case_id)
    const { thread_id } = await container
      .resolve<MessagingModuleService>(MESSAGING_MODULE)
      .post(
        {
          thread: {
            patient_id: about.patient_id,
            customer_id: about.customer_id,
            case_id: about.id,
            case_reference: about.reference,
            order_id: about.order_id,
          },
          key: `approved:${about.id}`,
          author: systemActor("messaging"),
          body: [
            approvedWords(about.reference, news),
            text,
            `It is now with our pharmacy team. ${trackingWords(news.leaves_from)}`,
            `Please read the leaflet in the pack before you start. If something changes or you feel unwell, write to us here or call ${runningEnv().PHARMACY_PHONE}; in an emergency call 999.`,
          ].join("\n\n"),
          email: {
            partner: "email",
            operation: "approved",
            reference: `email:approved:${about.id}`,
            subject_type: "case",
            subject_id: about.id,
            case_id: about.id,
            order_id: about.order_id,
          },
        },
        clock.now()
      )
    // Nothing to undo: the message has its key and is written once.
    return new StepResponse<{ thread_id: string } | null>({ thread_id })
  }
)

const approvedWords = (
  reference: string,
  { continues_from }: ApprovalNews
): string =>
  continues_from === null
    ? `Your request ${reference} has been approved.`
    : `Your request ${reference} goes on with the prescription that was signed for you on ${formatDate(continues_from)}.`

async function readCase(container: MedusaContainer, id: string) {
  const found = await readRow(
    container,
    {
      entity: "clinical_case",
      fields: Object.keys(caseSchema.shape),
      filters: { id },
    },
    caseSchema
  )
  if (!found) {
    throw notFound("Case", id)
  }
  return found
}

/** Tells the patient of the approval: what was prescribed in the account, a neutral email beside it (TRG-3). Nobody is told of one that has ended meanwhile. */
export const tellApprovedWorkflow = createWorkflow(
  "tell-approved",
  function (input: TellApprovedInput) {
    return new WorkflowResponse(tellApprovedStep(input))
  }
)
