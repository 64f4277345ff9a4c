import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { MESSAGING_MODULE } from "../../modules/messaging"
import type MessagingModuleService from "../../modules/messaging/service"
import { type Actor, systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { notFound } from "../../shared/errors"
import { readRow } from "../../shared/read-rows"

const caseSchema = z.object({
  id: z.string(),
  reference: z.string(),
  order_id: z.string(),
  patient_id: z.string(),
  customer_id: z.string(),
})
export type ToldCase = z.infer<typeof caseSchema>

/**
 * Writes to a patient about one of their cases: the text into the account, and
 * beside it a neutral email (SAF-6, SAF-14). Told once an `occasion`.
 * @param write makes the text of the case, as it is now
 */
export async function tellOfCase(
  container: MedusaContainer,
  news: {
    case_id: string
    /** Names the kind of email, too. */
    template: string
    occasion: string
    author?: Actor
    write: (about: ToldCase) => string
  }
): Promise<{ thread_id: string }> {
  const about = await readRow(
    container,
    {
      entity: "clinical_case",
      fields: Object.keys(caseSchema.shape),
      filters: { id: news.case_id },
    },
    caseSchema
  )
  if (!about) {
    throw notFound("Case", news.case_id)
  }
  const key = `${news.template}:${news.occasion}`
  return container.resolve<MessagingModuleService>(MESSAGING_MODULE).post(
    {
      thread: {
        patient_id: about.patient_id,
        customer_id: about.customer_id,
        case_id: about.id,
        case_reference: about.reference,
        order_id: about.order_id,
      },
      key,
      author: news.author ?? systemActor("messaging"),
      body: news.write(about),
      email: {
        partner: "email",
        operation: news.template,
        reference: `email:${key}`,
        subject_type: "case",
        subject_id: about.id,
        case_id: about.id,
        order_id: about.order_id,
      },
    },
    clock.now()
  )
}
