import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { CORRESPONDENCE_MODULE } from "../../../modules/correspondence"
import type CorrespondenceModuleService from "../../../modules/correspondence/service"
import type { LetterRow } from "../../../modules/correspondence/service"
import { systemActor } from "../../../shared/actor"
import { clock } from "../../../shared/clock"
import { runningEnv } from "../../../shared/env"
import { notAllowed } from "../../../shared/errors"
import type { OutboundCall } from "../../../shared/partner-calls"
import { composeEmail } from "./compose-email"
import type { EmailBuilder } from "./types"

const correspondenceOf = (container: MedusaContainer) =>
  container.resolve<CorrespondenceModuleService>(CORRESPONDENCE_MODULE)

/** Nobody is written to when consent was withdrawn or the letter waived meanwhile. */
export const gpLetter: EmailBuilder = async (container, call) => {
  const correspondence = correspondenceOf(container)
  const letter = await correspondence.retrieveLetter(call.subject_id)
  if (letter.state !== "pending") {
    return null
  }
  const to = await addressOf(correspondence, letter)
  if (!to || !letter.file_key) {
    throw notAllowed("not_eligible", "The letter has no address or no file")
  }
  const sealed = await container
    .resolve(Modules.FILE)
    .getAsBuffer(letter.file_key)
  const pdf = await correspondence.openLetter(letter, sealed.toString("utf8"))
  const message = composeEmail({
    to,
    subject: `Letter about a patient of your practice, reference ${letter.case_reference}`,
    paragraphs: [
      "Please find attached a letter about treatment supplied to a patient registered with your practice. It is for your information and for the patient's record.",
      `If you know of a reason why this treatment should not be supplied, please tell us at once at ${runningEnv().PHARMACY_EMAIL} or by telephone, quoting the reference ${letter.case_reference}.`,
    ],
  })
  return {
    ...message,
    attachments: [
      {
        filename: `letter-${letter.case_reference}.pdf`,
        content_type: "application/pdf",
        content: pdf,
      },
    ],
  }
}

/** The letter left: the gate opens (TRG-5). */
export async function gpLetterSent(
  container: MedusaContainer,
  call: OutboundCall,
  result: Record<string, unknown>
): Promise<void> {
  if (result["sent"] !== true) {
    return
  }
  const correspondence = correspondenceOf(container)
  const letter = await correspondence.retrieveLetter(call.subject_id)
  const sentTo = await addressOf(correspondence, letter)
  await correspondence.moveLetter(
    {
      letter_id: letter.id,
      event: "sent",
      actor: systemActor("correspondence"),
      ...(sentTo ? { sent_to: sentTo } : {}),
      ifAllowed: true,
    },
    clock.now()
  )
}

/** The practice's server refused the address: staff correct it (TRG-2). */
export async function gpLetterFailed(
  container: MedusaContainer,
  call: OutboundCall,
  error: string
): Promise<void> {
  if (/smtp 5\d\d/.test(error)) {
    await correspondenceOf(container).moveLetter(
      {
        letter_id: call.subject_id,
        event: "bounce",
        actor: systemActor("correspondence"),
        ifAllowed: true,
      },
      clock.now()
    )
  }
}

const addressOf = (
  correspondence: CorrespondenceModuleService,
  letter: LetterRow
) =>
  letter.practice_code
    ? correspondence.verifiedAddress(letter.practice_code)
    : Promise.resolve(undefined)
