import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  scanKey,
  type TrackingKind,
} from "../../modules/dispensing/domain/tracking"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { partnerActor, type Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { messageOf } from "../../shared/errors"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { receiveInboundWorkflow } from "../partner-gateway/receive-inbound"
import { wakeWorker } from "../relay/wake"
import { dispensingOf } from "./services"

const royalMail = partnerActor("royal_mail")

/**
 * Stores the scans of an authenticated push, each once by its EventId, before
 * it is answered. @throws invalid_field for a body that is no push
 */
export async function receiveTrackingPush(
  container: MedusaContainer,
  body: string
): Promise<{ received: number }> {
  const scans = dispensingOf(container).readPush(body)
  for (const scan of scans) {
    await receiveInboundWorkflow(container).run({
      input: {
        partner: "royal_mail",
        external_id: scan.event_id,
        body: scan.raw,
        follow_up_topic: FOLLOW_UPS.INBOUND_ROYAL_MAIL,
      },
    })
  }
  await wakeWorker(container)
  return { received: scans.length }
}

/** Works on a stored scan; repeatable. One of a parcel that isn't ours is left alone. */
export async function applyTrackingPush(
  container: MedusaContainer,
  inboundEventId: string
): Promise<void> {
  const gateway = container.resolve<PartnerGatewayModuleService>(
    PARTNER_GATEWAY_MODULE
  )
  const dispensing = dispensingOf(container)
  const { body } = await gateway.readInbound(inboundEventId)
  for (const scan of dispensing.readPush(body)) {
    const { tracking_number, event_id, raw: _raw, ...seen } = scan
    const [parcel] = await dispensing.listParcels({ tracking_number })
    if (!parcel) {
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .warn(`Tracking event ${inboundEventId} is of no parcel of ours`)
      continue
    }
    await dispensing.recordTracking(
      parcel.id,
      { kind: "push", actor: royalMail },
      [{ ...seen, event_key: event_id }],
      clock.now()
    )
  }
  await gateway.recordInbound(inboundEventId, "process", null, clock.now())
}

/** Parcels asked about in one question, and questions in one run. */
const BATCH = 30
const BATCHES = 20

/** Asks the carrier about parcels under way, each at most every four hours; gives how many were asked about. */
export async function pollTracking(
  container: MedusaContainer
): Promise<number> {
  const dispensing = dispensingOf(container)
  let asked = 0
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const parcels = await dispensing.takeForPolling(clock.now(), BATCH)
    if (parcels.length === 0) {
      break
    }
    asked += parcels.length
    try {
      await pollBatch(container, parcels)
    } catch (error) {
      // The push is the first source; the next poll comes in four hours.
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .warn(`Tracking poll failed: ${messageOf(error)}`)
      break
    }
  }
  if (asked > 0) {
    await wakeWorker(container)
  }
  return asked
}

async function pollBatch(
  container: MedusaContainer,
  parcels: { id: string; tracking_number: string }[]
): Promise<void> {
  const dispensing = dispensingOf(container)
  const numbers = parcels.map((parcel) => parcel.tracking_number)
  for (const { tracking_number, scan } of await dispensing.askTracking(
    numbers
  )) {
    const parcel = parcels.find(
      (row) => row.tracking_number === tracking_number
    )
    if (parcel && scan) {
      await dispensing.recordTracking(
        parcel.id,
        { kind: "poll", actor: royalMail },
        [{ ...scan, event_key: scanKey(scan) }],
        clock.now()
      )
    }
  }
}

export type UpdateParcelInput = {
  parcel_id: string
  kind: TrackingKind
  actor: Actor
}

const updateParcelStep = createStep(
  "update-parcel-by-hand",
  async ({ parcel_id, kind, actor }: UpdateParcelInput, { container }) => {
    const now = clock.now()
    const scan = { code: `STAFF:${kind}`, occurred_at: now }
    const dispensing = dispensingOf(container)
    await dispensing.recordTracking(
      parcel_id,
      { kind: "staff", actor },
      [
        {
          ...scan,
          kind,
          left_with: null,
          location: null,
          event_key: scanKey(scan),
        },
      ],
      now
    )
    const { state } = await dispensing.retrieveParcel(parcel_id)
    await wakeWorker(container)
    // Nothing to undo: what staff saw is kept as any other scan.
    return new StepResponse({ state })
  }
)

/** A status entered by staff, for when the carrier's word doesn't come (DLV-1). */
export const updateParcelWorkflow = createWorkflow(
  "update-parcel",
  function (input: UpdateParcelInput) {
    return new WorkflowResponse(updateParcelStep(input))
  }
)
