import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { acquireLockStep, releaseLockStep } from "@medusajs/medusa/core-flows"
import { assertMayHold } from "../../modules/dispensing/domain/checker"
import type {
  HoldReason,
  UnpackReason,
} from "../../modules/dispensing/domain/hold"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { systemActor, type Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { casesOf } from "../clinical-review/services"
import { freePromises, releaseIssues } from "../prescribing/issues-of-ended"
import { wakeWorker } from "../relay/wake"
import { assertMayRelease } from "../staff/may-release"
import { freeStock } from "./end-case-supply"
import { cancelFulfilment } from "./fulfilment"
import { supplyLock } from "./lock"
import { dispensingOf } from "./services"
import { settleSupply } from "./settle-supply-gates"

export type HoldSupplyInput = {
  supply_id: string
  reason_code: HoldReason
  note: string | null
  actor: Actor
}

const holdSupplyStep = createStep(
  "hold-supply-open",
  async (input: HoldSupplyInput, { container }) => {
    const { supply_id, reason_code, note, actor } = input
    assertMayHold({ role: actor.role ?? "" })
    const done = { actor, now: clock.now() }
    const hold = { reason_code, note }
    const hold_id = await dispensingOf(container).openHold(
      supply_id,
      hold,
      done
    )
    await settleSupply(container, supply_id)
    // Nothing to undo: a stop stays until a clinician lifts it.
    return new StepResponse({ hold_id })
  }
)

/** Stops a supply that has not left (SAF-7). Called by staff of any clinical role. */
export const holdSupplyWorkflow = createWorkflow(
  "hold-supply",
  function (input: HoldSupplyInput) {
    return new WorkflowResponse(holdSupplyStep(input))
  }
)

export type ReleaseSupplyInput = {
  supply_id: string
  reason: string
  actor: Actor
}

const releaseSupplyStep = createStep(
  "release-supply-holds",
  async ({ supply_id, reason, actor }: ReleaseSupplyInput, { container }) => {
    const dispensing = dispensingOf(container)
    const { patient_id, category_handle } =
      await dispensing.retrieveSupply(supply_id)
    await assertMayRelease(container, actor.id, { patient_id, category_handle })
    const done = { actor, now: clock.now() }
    const released = await dispensing.releaseHolds(supply_id, reason, done)
    await settleSupply(container, supply_id)
    // Nothing to undo: the release and its reason are kept.
    return new StepResponse({ released })
  }
)

/** Lets a stopped supply go on, with the clinician's reason (SAF-7). */
export const releaseSupplyWorkflow = createWorkflow(
  "release-supply",
  function (input: ReleaseSupplyInput) {
    return new WorkflowResponse(releaseSupplyStep(input))
  }
)

export type UnpackSupplyInput = {
  supply_id: string
  intact: boolean
  reason: UnpackReason
  actor: Actor
}

const unpackSupplyStep = createStep(
  "unpack-supply-parcel",
  async (input: UnpackSupplyInput, { container }) => {
    const { supply_id, intact, reason, actor } = input
    const dispensing = dispensingOf(container)
    const pack = { intact, reason }
    const done = { actor, now: clock.now() }
    const result = await dispensing.unpack(supply_id, pack, done)
    if (result.state === "cancelled") {
      await giveBack(container, supply_id, result.parcel_id === null)
    }
    if (result.parcel_id) {
      await container
        .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
        .cancelUnsent("parcel", result.parcel_id)
    }
    await wakeWorker(container)
    // Nothing to undo: a pack taken apart stays so.
    return new StepResponse(result)
  }
)

/** A supply that ended with its case: what it had set aside, and its issue if that wasn't used. */
async function giveBack(
  container: MedusaContainer,
  supply_id: string,
  hadNoParcel: boolean
): Promise<void> {
  const { line_item_id, case_id } =
    await dispensingOf(container).retrieveSupply(supply_id)
  if (hadNoParcel) {
    await freeStock(container, line_item_id)
  }
  await releaseIssues(container, case_id)
  await freePromises(
    container,
    await casesOf(container).retrieveClinicalCase(case_id)
  )
}

/**
 * Takes a pack apart before it left: back to ready, or disposed of. Its label
 * is void. The stock of an intact one follows (returnToStock), what is thrown
 * away stays taken from it.
 */
export const unpackSupplyWorkflow = createWorkflow(
  "unpack-supply",
  function (input: UnpackSupplyInput) {
    const lock = transform({ input }, (data) =>
      supplyLock(data.input.supply_id)
    )
    acquireLockStep(lock)
    const unpacked = unpackSupplyStep(input)
    releaseLockStep(lock)
    return new WorkflowResponse(unpacked)
  }
)

/** Puts an unpacked parcel's contents back on the shelf and looks at the supply's gates anew; repeatable. */
export async function returnToStock(
  container: MedusaContainer,
  { supply_id, parcel_id }: { supply_id: string; parcel_id: string }
): Promise<void> {
  const { key, timeout } = supplyLock(supply_id)
  await container.resolve(Modules.LOCKING).execute(
    key,
    async () => {
      const supply = await dispensingOf(container).retrieveSupply(supply_id)
      const { id } = systemActor("dispensing")
      await cancelFulfilment(container, supply, parcel_id, id)
      if (supply.state === "cancelled") {
        await freeStock(container, supply.line_item_id)
      }
    },
    { timeout }
  )
  await settleSupply(container, supply_id)
}
