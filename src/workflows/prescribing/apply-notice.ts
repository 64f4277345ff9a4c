import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import type { PrescriptionNotice } from "../../modules/prescribing/provider"
import type { PrescriptionRecord } from "../../modules/prescribing/types"
import { clock } from "../../shared/clock"
import { PartnerHttpError } from "../../shared/http/http-client"
import { casesOf } from "../clinical-review/services"
import {
  doseAwaitsSignature,
  isOfDose,
} from "../dose-change/settle-dose-signature"
import { prescribingOf } from "./build-content"
import { settleHeldCalls } from "./held-calls"

export type ApplyNoticeInput = { inbound_event_id: string }

type SignedNotice = Extract<PrescriptionNotice, { kind: "signed" }>

const applyNoticeStep = createStep(
  "apply-prescription-notice",
  async ({ inbound_event_id: id }: ApplyNoticeInput, { container }) => {
    const gateway = container.resolve<PartnerGatewayModuleService>(
      PARTNER_GATEWAY_MODULE
    )
    const { body } = await gateway.readInbound(id)
    const notice = readNotice(container, id, body)
    if (notice instanceof PartnerHttpError) {
      await gateway.recordInbound(id, "fail", notice.message, clock.now())
    } else {
      const record = await prescribingOf(container).findForNotice(notice)
      if (record) {
        await apply(container, record, notice)
      } else {
        warn(container, `Inbound event ${id} is about no prescription of ours`)
      }
      await gateway.recordInbound(id, "process", null, clock.now())
    }
    // Nothing to undo: what a partner told us is true whoever likes it.
    return new StepResponse(undefined)
  }
)

/** One that can't be read now can't be read later: it is kept as failed, not tried for ever. */
function readNotice(
  container: MedusaContainer,
  id: string,
  body: string
): PrescriptionNotice | PartnerHttpError {
  try {
    return prescribingOf(container).parseNotice(body)
  } catch (error) {
    if (error instanceof PartnerHttpError) {
      warn(container, `Inbound event ${id} can't be read: ${error.message}`)
      return error
    }
    throw error
  }
}

const warn = (container: MedusaContainer, message: string): void => {
  container.resolve(ContainerRegistrationKeys.LOGGER).warn(message)
}

async function apply(
  container: MedusaContainer,
  record: PrescriptionRecord,
  notice: PrescriptionNotice
): Promise<void> {
  // An unknown type is kept in the inbox and asks for nothing.
  if (notice.kind === "signed") {
    await applySignature(container, record, notice)
    await settleHeldCalls(container, record.id)
  }
  if (notice.kind === "declined") {
    await prescribingOf(container).decline(record.id, clock.now())
    await settleHeldCalls(container, record.id)
  }
}

async function applySignature(
  container: MedusaContainer,
  record: PrescriptionRecord,
  notice: SignedNotice
): Promise<void> {
  const prescribing = prescribingOf(container)
  if (record.state === "signed" || record.state === "quarantined") {
    return
  }
  const isRevoked =
    record.state === "ended" || !(await isAwaited(container, record))
  const key = await keepDocument(container, record, notice.document)
  await prescribing.recordSignature(
    {
      prescription_id: record.id,
      partner_reference: notice.partner_reference,
      signed_at: notice.signed_at,
      content: notice.content,
      document_file_key: key,
      revoked: isRevoked,
    },
    clock.now()
  )
}

/** Whether its case, or the change of strength that it is for, waits for the signature. */
async function isAwaited(
  container: MedusaContainer,
  record: PrescriptionRecord
): Promise<boolean> {
  if (isOfDose(record)) {
    return doseAwaitsSignature(container, record.dose_change_id)
  }
  const { state } = await casesOf(container).retrieveClinicalCase(
    record.case_id,
    { select: ["id", "state"] }
  )
  return state === "awaiting_signature"
}

/** The signed document, encrypted before it leaves for the file store; its name tells nothing. */
async function keepDocument(
  container: MedusaContainer,
  record: PrescriptionRecord,
  pdf: Buffer
): Promise<string> {
  const sealed = await prescribingOf(container).sealDocument(record, pdf)
  const file = await container.resolve(Modules.FILE).createFiles({
    filename: `${record.id}.enc`,
    mimeType: "application/octet-stream",
    content: Buffer.from(sealed, "utf8").toString("base64"),
    access: "private",
  })
  return file.id
}

/**
 * Applies a stored notice (RX-3, RX-5). Called by the relay; tolerates
 * repetitions, any order and types it doesn't know.
 */
export const applyPrescriptionNoticeWorkflow = createWorkflow(
  "apply-prescription-notice",
  function (input: ApplyNoticeInput) {
    return new WorkflowResponse(applyNoticeStep(input))
  }
)
