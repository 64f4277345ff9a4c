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
import { casesOf } from "../clinical-review/services"
import { prescribingOf } from "./build-content"

export type ApplyNoticeInput = { inbound_event_id: string }

type SignedNotice = Extract<PrescriptionNotice, { kind: "signed" }>

const applyNoticeStep = createStep(
  "apply-prescription-notice",
  async ({ inbound_event_id }: ApplyNoticeInput, { container }) => {
    const { body } = await container
      .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
      .readInbound(inbound_event_id)
    const notice = prescribingOf(container).parseNotice(body)
    const record = await prescribingOf(container).findForNotice(notice)
    const effect = record
      ? await apply(container, record, notice)
      : unmatched(container, inbound_event_id)
    // Nothing to undo: what a partner told us is true whoever likes it.
    return new StepResponse({ effect })
  }
)

async function apply(
  container: MedusaContainer,
  record: PrescriptionRecord,
  notice: PrescriptionNotice
): Promise<string> {
  switch (notice.kind) {
    case "signed":
      return applySignature(container, record, notice)
    case "declined":
      await prescribingOf(container).decline(record.id, clock.now())
      return "declined"
    case "other":
      // Kept in the inbox; an unknown type asks for nothing.
      return "recorded"
  }
}

async function applySignature(
  container: MedusaContainer,
  record: PrescriptionRecord,
  notice: SignedNotice
): Promise<string> {
  const prescribing = prescribingOf(container)
  if (record.state === "signed" || record.state === "quarantined") {
    return record.state
  }
  const { state: caseState } = await casesOf(container).retrieveClinicalCase(
    record.case_id,
    { select: ["id", "state"] }
  )
  const isRevoked =
    record.state === "ended" || caseState !== "awaiting_signature"
  const key = await keepDocument(container, record, notice.document)
  const result = await prescribing.recordSignature(
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
  if (isRevoked) {
    // Staff are told; nothing else follows (RX-3).
    await casesOf(container).raiseFlag(
      {
        case_id: record.case_id,
        kind:
          result.state === "signed"
            ? "signed_after_ending"
            : "signature_mismatch",
        subject: record.reference,
      },
      clock.now()
    )
  }
  return result.state
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

function unmatched(container: MedusaContainer, inboundId: string): string {
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(`Inbound event ${inboundId} is about no prescription of ours`)
  return "unmatched"
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
