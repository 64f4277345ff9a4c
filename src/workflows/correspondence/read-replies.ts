import type { MedusaContainer } from "@medusajs/framework/types"
import { CORRESPONDENCE_MODULE } from "../../modules/correspondence"
import type CorrespondenceModuleService from "../../modules/correspondence/service"
import { formatDate } from "../../shared/london"

const correspondenceOf = (container: MedusaContainer) =>
  container.resolve<CorrespondenceModuleService>(CORRESPONDENCE_MODULE)

/** The letter that a code was printed on: its reference and date only. @throws not_found */
export async function findLetterOfCode(
  container: MedusaContainer,
  code: string
): Promise<{ reference: string; date: string }> {
  const letter = await correspondenceOf(container).letterOfCode(code)
  return {
    reference: letter.case_reference,
    date: formatDate(letter.sent_at ?? letter.created_at),
  }
}

/** What practices answered about a case, newest first, for its page. */
export async function readGpReplies(
  container: MedusaContainer,
  caseId: string
) {
  const replies = await correspondenceOf(container).readReplies(caseId)
  return replies.map((reply) => ({
    ...reply,
    received_at: reply.received_at.toISOString(),
  }))
}
