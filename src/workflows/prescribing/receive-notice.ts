import { createHash } from "node:crypto"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { InboundHeaders } from "../../modules/prescribing/provider"
import { unauthorised } from "../../shared/errors"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { receiveInboundWorkflow } from "../partner-gateway/receive-inbound"
import { wakeWorker } from "../relay/wake"
import { prescribingOf } from "./build-content"

export type ReceiveNoticeInput = {
  /** The raw bytes, in base64 so that the workflow engine keeps them as they are. */
  raw: string
  headers: InboundHeaders
}

const authenticateNoticeStep = createStep(
  "authenticate-prescription-notice",
  async (input: ReceiveNoticeInput, { container }) => {
    const raw = Buffer.from(input.raw, "base64")
    const prescribing = prescribingOf(container)
    if (!prescribing.isAuthentic(raw, input.headers)) {
      throw unauthorised("The signature of the notice does not match")
    }
    return new StepResponse({
      partner: prescribing.partner(),
      // The partner numbers its notices not: one body is one notice.
      external_id: createHash("sha256").update(raw).digest("hex"),
      body: raw.toString("utf8"),
      follow_up_topic: FOLLOW_UPS.INBOUND_SIGNATURERX,
    })
  }
)

const wakeForNoticeStep = createStep(
  "wake-for-prescription-notice",
  async (stored: { is_new: boolean }, { container }) => {
    await wakeWorker(container)
    return new StepResponse(stored)
  }
)

/**
 * Takes a notice of the prescribing partner: authenticated on its raw bytes,
 * stored once, worked on afterwards (RX-5). Called by POST /hooks/signaturerx.
 */
export const receivePrescriptionNoticeWorkflow = createWorkflow(
  "receive-prescription-notice",
  function (input: ReceiveNoticeInput) {
    const notice = authenticateNoticeStep(input)
    const stored = receiveInboundWorkflow.runAsStep({ input: notice })
    return new WorkflowResponse(wakeForNoticeStep(stored))
  }
)
