import {
  createOrderShipmentWorkflow,
  markOrderFulfillmentAsDeliveredWorkflow,
} from "@medusajs/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { Modules } from "@medusajs/framework/utils"
import { acquireLockStep, releaseLockStep } from "@medusajs/medusa/core-flows"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { runningEnv } from "../../shared/env"
import { unexpected } from "../../shared/errors"
import { findFulfilment } from "./fulfilment"
import { handOverInTurn } from "./hand-over-in-turn"
import { supplyLock } from "./lock"
import { dispensingOf } from "./services"

export type HandOverSupplyInput = { supply_id: string; actor: Actor }

const handOverSupplyStep = createStep(
  "hand-over-supply-to-carrier",
  async ({ supply_id, actor }: HandOverSupplyInput, { container }) => {
    const state = await handOverInTurn(container, { supply_id, actor })
    // Nothing to undo: the parcel has left.
    return new StepResponse({ state })
  }
)

/** The parcel is given to the carrier: dispatched, the patient told. Called by the dispatch screen. */
export const handOverSupplyWorkflow = createWorkflow(
  "hand-over-supply",
  function (input: HandOverSupplyInput) {
    const lock = transform({ input }, (data) =>
      supplyLock(data.input.supply_id)
    )
    acquireLockStep(lock)
    const left = handOverSupplyStep(input)
    releaseLockStep(lock)
    return new WorkflowResponse(left)
  }
)

/** Where the label of a parcel is read, for staff only. */
const labelUrl = (parcelId: string): string =>
  `${runningEnv().BACKEND_URL}/admin/parcels/${parcelId}/label`

const LOCK_SECONDS = 30

/**
 * Medusa's shipment of a dispatched supply, with its label; repeatable, also
 * while its delivery is worked on.
 */
export const shipSupply = (
  container: MedusaContainer,
  supplyId: string
): Promise<string> =>
  container
    .resolve(Modules.LOCKING)
    .execute(`ship:${supplyId}`, () => ship(container, supplyId), {
      timeout: LOCK_SECONDS,
    })

/** An empty list of labels would remove the fulfilment's own (Medusa 2.21.2). */
async function ship(
  container: MedusaContainer,
  supplyId: string
): Promise<string> {
  const dispensing = dispensingOf(container)
  const supply = await dispensing.retrieveSupply(supplyId)
  const [parcel] = await dispensing.listParcels({
    supply_id: supplyId,
    state: { $ne: "voided" },
  })
  if (!parcel?.tracking_number) {
    throw unexpected(`Supply ${supplyId} left without a tracking number`)
  }
  const { order_id, line_item_id, quantity } = supply
  const fulfilment = await findFulfilment(container, order_id, parcel.id)
  if (!fulfilment) {
    throw unexpected(`Parcel ${parcel.id} has no fulfilment`)
  }
  if (!fulfilment.shipped_at) {
    await createOrderShipmentWorkflow(container).run({
      input: {
        order_id,
        fulfillment_id: fulfilment.id,
        items: [{ id: line_item_id, quantity }],
        labels: [
          {
            tracking_number: parcel.tracking_number,
            tracking_url: dispensing.trackingUrl(parcel.tracking_number),
            label_url: labelUrl(parcel.id),
          },
        ],
        no_notification: true,
      },
    })
  }
  await dispensing.recordMedusaShipment(parcel.id, clock.now())
  return fulfilment.id
}

/** Medusa's fulfilment of a delivered supply is delivered; repeatable, in any order with the shipment. */
export async function markSupplyDelivered(
  container: MedusaContainer,
  supplyId: string
): Promise<void> {
  const fulfillmentId = await shipSupply(container, supplyId)
  const dispensing = dispensingOf(container)
  const { order_id } = await dispensing.retrieveSupply(supplyId)
  const [parcel] = await dispensing.listParcels({
    supply_id: supplyId,
    state: { $ne: "voided" },
  })
  const fulfilment = parcel
    ? await findFulfilment(container, order_id, parcel.id)
    : undefined
  if (fulfilment && !fulfilment.delivered_at) {
    await markOrderFulfillmentAsDeliveredWorkflow(container).run({
      input: { orderId: order_id, fulfillmentId },
    })
  }
}
