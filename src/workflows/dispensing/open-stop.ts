import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { assertMayHold } from "../../modules/dispensing/domain/checker"
import type {
  PAYMENT_DISPUTED,
  StopReason,
  StopScope,
} from "../../modules/dispensing/domain/stop-order"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { announceCaseChange } from "../clinical-review/live-hub"
import { casesOf, formularyOf, patientsOf } from "../clinical-review/services"
import { wakeWorker } from "../relay/wake"
import { assertMayRelease } from "../staff/may-release"
import { dispensingOf } from "./services"
import { settleStop } from "./settle-stop"

export type OpenStopInput = {
  scope: StopScope
  /** The patient, the case or the formulary item. */
  subject_id: string
  /** Of a batch only. */
  batch_number?: string | null
  reason_code: StopReason | typeof PAYMENT_DISPUTED
  note: string | null
  actor: Actor
  /** Occasion of a process that may come again: it opens one stop. */
  key?: string
}

/** Whose stop it is; also makes sure that the subject is there. @throws not_found */
async function patientOf(
  container: MedusaContainer,
  { scope, subject_id }: OpenStopInput
): Promise<string | null> {
  switch (scope) {
    case "patient":
      return (await patientsOf(container).retrievePatient(subject_id)).id
    case "case": {
      const record = await casesOf(container).retrieveClinicalCase(subject_id)
      return record.patient_id
    }
    case "item":
    case "batch":
      await formularyOf(container).retrieveFormularyItem(subject_id)
      return null
  }
}

const openStopStep = createStep(
  "open-stop-order",
  async ({ actor, ...input }: OpenStopInput, { container }) => {
    if (actor.type === "staff") {
      assertMayHold({ role: actor.role ?? "" })
    }
    const patient_id = await patientOf(container, { ...input, actor })
    const done = { actor, now: clock.now() }
    const { id, is_new, supply_ids } = await dispensingOf(container).openStop(
      { ...input, patient_id },
      done
    )
    await settleStop(container, id)
    await announceCaseChange(container)
    await wakeWorker(container)
    // Nothing to undo: a stop stays until a clinician lifts it.
    return new StepResponse({ id, is_new, supply_ids })
  }
)

/**
 * Stops all supply of a patient, case, product or batch, at once and for what
 * comes later (SAF-7, R-15). Called by staff of any clinical role, and by
 * processes that learn of a danger.
 */
export const openStopWorkflow = createWorkflow(
  "open-stop",
  function (input: OpenStopInput) {
    return new WorkflowResponse(openStopStep(input))
  }
)

/** Of a stop over a case; the others are about no category in particular. */
async function categoryOf(
  container: MedusaContainer,
  { scope, subject_id }: { scope: StopScope; subject_id: string }
): Promise<string | null> {
  if (scope !== "case") {
    return null
  }
  const { category_handle } = await casesOf(container).retrieveClinicalCase(
    subject_id,
    { select: ["id", "category_handle"] }
  )
  return category_handle
}

export type ReleaseStopInput = { stop_id: string; reason: string; actor: Actor }

/** Ends a stop and lets follow what does; whoever calls it has made sure that its reason is gone. */
export async function releaseStop(
  container: MedusaContainer,
  { stop_id, reason, actor }: ReleaseStopInput
): Promise<void> {
  const done = { actor, now: clock.now() }
  await dispensingOf(container).releaseStop(stop_id, reason, done)
  await settleStop(container, stop_id)
  await announceCaseChange(container)
  await wakeWorker(container)
}

const releaseStopStep = createStep(
  "release-stop-order",
  async ({ stop_id, reason, actor }: ReleaseStopInput, { container }) => {
    const stop = await dispensingOf(container).retrieveStopOrder(stop_id)
    await assertMayRelease(container, actor.id, {
      patient_id: stop.patient_id,
      category_handle: await categoryOf(container, stop),
    })
    await releaseStop(container, { stop_id, reason, actor })
    // Nothing to undo: the release and its reason are kept.
    return new StepResponse({ id: stop_id })
  }
)

/** Lets go on what a stop held, unless another stands over it: a clinician, with a reason, never for themselves (SAF-7). */
export const releaseStopWorkflow = createWorkflow(
  "release-stop",
  function (input: ReleaseStopInput) {
    return new WorkflowResponse(releaseStopStep(input))
  }
)
