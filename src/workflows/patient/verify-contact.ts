import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { PATIENT_MODULE } from "../../modules/patient"
import {
  CODE_VALID_MINUTES,
  type Channel,
} from "../../modules/patient/domain/contact-verification"
import type PatientModuleService from "../../modules/patient/service"
import { clock } from "../../shared/clock"
import { messageOf, notAllowed, partnerUnavailable } from "../../shared/errors"

export type SendCodeInput = { patient_id: string; channel: Channel }
export type ConfirmCodeInput = SendCodeInput & { code: string }

/** Neutral on purpose: it tells a reader over the shoulder of nothing but a code (SAF-14). */
const codeText = (code: string): string =>
  `Your Willow Pharmacy code is ${code}. It is valid for ${CODE_VALID_MINUTES} minutes. If you did not ask for it, you can ignore this message.`

async function send(
  container: MedusaContainer,
  channel: Channel,
  issued: { to: string; code: string; verification_id: string }
): Promise<void> {
  const text = codeText(issued.code)
  try {
    await container.resolve(Modules.NOTIFICATION).createNotifications({
      to: issued.to,
      channel: channel === "email" ? "email" : "sms",
      template: "verification_code",
      // `content` is not kept in Medusa's notification table, `data` would be.
      content:
        channel === "email"
          ? { subject: "Your code", text, html: `<p>${text}</p>` }
          : { text },
      // The text-message service knows no message without our reference.
      provider_data: { reference: issued.verification_id },
    })
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`A verification code could not be sent: ${messageOf(error)}`)
    throw partnerUnavailable(channel === "email" ? "Email" : "SMS")
  }
}

const sendCodeStep = createStep(
  "send-contact-verification",
  async (input: SendCodeInput, { container }) => {
    const issued = await container
      .resolve<PatientModuleService>(PATIENT_MODULE)
      .issueCode(input.patient_id, input.channel, clock.now())
    await send(container, input.channel, issued)
    // A code that never arrives does no harm: it ends by itself.
    return new StepResponse({ verification_id: issued.verification_id })
  }
)

/** Sends a six-digit code to the patient's own email or phone (PAY-1). Not durable: the patient asks again. */
export const sendContactCodeWorkflow = createWorkflow(
  "send-contact-code",
  function (input: SendCodeInput) {
    return new WorkflowResponse(sendCodeStep(input))
  }
)

const confirmCodeStep = createStep(
  "confirm-contact-verification",
  async (input: ConfirmCodeInput, { container }) => {
    const verdict = await container
      .resolve<PatientModuleService>(PATIENT_MODULE)
      .confirmCode(
        input.patient_id,
        { channel: input.channel, code: input.code },
        clock.now()
      )
    if (verdict !== "confirmed") {
      // The try was counted and stays counted.
      throw notAllowed(
        "code_wrong",
        verdict === "wrong"
          ? "code: is not the one we sent"
          : "code: has ended; please ask for a new one"
      )
    }
    return new StepResponse({ channel: input.channel })
  }
)

/** Judges a code and marks the contact as verified. */
export const confirmContactCodeWorkflow = createWorkflow(
  "confirm-contact-code",
  function (input: ConfirmCodeInput) {
    return new WorkflowResponse(confirmCodeStep(input))
  }
)
