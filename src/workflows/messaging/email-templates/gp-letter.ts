import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { CORRESPONDENCE_MODULE } from "../../../modules/correspondence"
import { sendingReference } from "../../../modules/correspondence/records"
import type CorrespondenceModuleService from "../../../modules/correspondence/service"
import type { LetterRow } from "../../../modules/correspondence/service"
import { systemActor } from "../../../shared/actor"
import { clock } from "../../../shared/clock"
import { runningEnv } from "../../../shared/env"
import { notAllowed } from "../../../shared/errors"
import type { OutboundCall } from "../../../shared/partner-calls"
import { followGpAnswer } from "../../correspondence/follow-gp-answer"
import { composeEmail } from "./compose-email"
import type { EmailBuilder } from "./types"

const correspondenceOf = (container: MedusaContainer) =>
  container.resolve<CorrespondenceModuleService>(CORRESPONDENCE_MODULE)

/**
 * Nobody is written to when the letter was waived meanwhile or another sending
 * took this one's place. Consent and practice are read again in this moment:
 * where they changed, the letter follows them instead (SAF-5).
 */
export const gpLetter: EmailBuilder = async (container, call) => {
  const correspondence = correspondenceOf(container)
  const letter = await correspondence.retrieveLetter(call.subject_id)
  if (
    letter.state !== "pending" ||
    call.reference !== sendingReference(letter)
  ) {
    return null
  }
  if (await followGpAnswer(container, letter)) {
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
    kept: { sent_to: to },
    attachments: [
      {
        filename: `letter-${letter.case_reference}.pdf`,
        content_type: "application/pdf",
        content: pdf,
      },
    ],
  }
}

const resultSchema = z.object({
  sent: z.boolean().optional(),
  sent_to: z.string().optional(),
})

/** The letter left: the gate opens (TRG-5), with the address it really went to. */
export async function gpLetterSent(
  container: MedusaContainer,
  call: OutboundCall,
  result: Record<string, unknown>
): Promise<void> {
  const { sent, sent_to } = resultSchema.parse(result)
  if (sent !== true) {
    return
  }
  const correspondence = correspondenceOf(container)
  const letter = await correspondence.retrieveLetter(call.subject_id)
  if (call.reference !== sendingReference(letter)) {
    return
  }
  await correspondence.moveLetter(
    {
      letter_id: letter.id,
      event: "sent",
      actor: systemActor("correspondence"),
      ...(sent_to ? { sent_to } : {}),
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
  if (!/smtp 5\d\d/.test(error)) {
    return
  }
  const correspondence = correspondenceOf(container)
  const letter = await correspondence.retrieveLetter(call.subject_id)
  if (call.reference === sendingReference(letter)) {
    await correspondence.moveLetter(
      {
        letter_id: letter.id,
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
