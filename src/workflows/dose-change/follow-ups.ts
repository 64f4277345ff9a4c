import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { doseChangeMachine } from "../../modules/treatment-plan/domain/dose-change-machine"
import type { DoseChangeRecord } from "../../modules/treatment-plan/types"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { announceCaseChange } from "../clinical-review/live-hub"
import { casesOf } from "../clinical-review/services"
import { writeLetterWorkflow } from "../correspondence/write-letter"
import { pushRecordWorkflow } from "../pmr/push-record"
import { prescribingOf } from "../prescribing/build-content"
import type { FollowUpHandlers } from "../relay/types"
import { wakeWorker } from "../relay/wake"
import { plansOf } from "../treatment-plan/services"
import { requestDosePrescription } from "./request-dose-prescription"
import { withdrawReplaced } from "./withdraw-replaced"

const movedSchema = z.object({
  dose_change_id: z.string(),
  state: z.enum(doseChangeMachine.states),
})

type EmailOperation = "dose_proposed" | "dose_in_force" | "dose_not_signed"

export const doseChangeFollowUps: FollowUpHandlers = {
  [FOLLOW_UPS.DOSE_CHANGE_MOVED]: async (container, payload) => {
    const { dose_change_id, state } = movedSchema.parse(payload)
    const change = await plansOf(container).retrieveDoseChange(dose_change_id)
    switch (state) {
      case "proposed":
        await tell(container, change, "dose_proposed")
        break
      case "awaiting_signature":
        await requestDosePrescription(container, change)
        break
      case "in_force":
        await followInForce(container, change)
        break
      case "not_signed":
        await dropUnsigned(container, change)
        await tell(container, change, "dose_not_signed")
        break
      case "declined":
        await casesOf(container).raiseFlag(
          {
            case_id: change.case_id,
            kind: "change_declined",
            subject: change.id,
          },
          clock.now()
        )
        break
      case "withdrawn":
      case "lapsed":
        await dropUnsigned(container, change)
        break
    }
    await announceCaseChange(container)
    await wakeWorker(container)
  },
}

/** What was signed for the months that are the new strength's now is taken away, and who has to know is told. */
async function followInForce(
  container: MedusaContainer,
  change: DoseChangeRecord
): Promise<void> {
  await withdrawReplaced(container, change)
  const of = { case_id: change.case_id, dose_change_id: change.id }
  await writeLetterWorkflow(container).run({ input: of })
  await pushRecordWorkflow(container).run({ input: of })
  await tell(container, change, "dose_in_force")
}

/** Nobody waits for its signature any more: one that comes authorises nothing. */
async function dropUnsigned(
  container: MedusaContainer,
  { id, case_id }: DoseChangeRecord
): Promise<void> {
  const open = await prescribingOf(container).listPrescriptions(
    { dose_change_id: id, state: ["draft", "requested", "awaiting_signature"] },
    { select: ["id"], take: null }
  )
  for (const prescription of open) {
    await prescribingOf(container).withdraw(
      {
        prescription_id: prescription.id,
        actor: systemActor("dose changes"),
        reason: "the change of strength has ended",
      },
      clock.now()
    )
    await container
      .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
      .cancelUnsent("prescription", prescription.id)
  }
  if (open.length > 0) {
    for (const kind of ["prescription_unknown", "signature_late"] as const) {
      await casesOf(container).settleFlags(case_id, kind, clock.now())
    }
  }
}

/** The patient reads of it in neutral words; once a dose change and state. */
async function tell(
  container: MedusaContainer,
  { id, case_id }: DoseChangeRecord,
  operation: EmailOperation
): Promise<void> {
  await container
    .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
    .enqueue(
      [
        {
          partner: "email",
          operation,
          reference: `email:${operation}:${id}`,
          subject_type: "dose_change",
          subject_id: id,
          case_id,
        },
      ],
      clock.now()
    )
}
