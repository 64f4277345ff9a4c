import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { z } from "@medusajs/framework/zod"
import { acquireLockStep, releaseLockStep } from "@medusajs/medusa/core-flows"
import { serviceLevel } from "../../modules/dispensing/domain/supply-label"
import { supplyMachine } from "../../modules/dispensing/domain/supply-machine"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { assertNotOwnMedicine } from "../staff/own-medicine"
import { ensureFulfilment } from "./fulfilment"
import { assertMayLeave, judgeSupply } from "./judge"
import { supplyLock } from "./lock"
import { dispensingOf, prescribingOf, readGraph } from "./services"

export type PackSupplyInput = { supply_id: string; actor: Actor }

/** Delivery choices by the id in their shipping option's data. */
const SPECIAL = "royal-mail-special"

const itemSchema = z.object({
  cold_chain: z.boolean(),
  signature_required: z.boolean(),
})
const orderSchema = z.object({
  shipping_methods: z
    .array(
      z.object({ data: z.record(z.string(), z.unknown()).nullish() }).nullable()
    )
    .nullish(),
})

const openParcelStep = createStep(
  "open-parcel",
  async ({ supply_id, actor }: PackSupplyInput, { container }) => {
    const judged = await judgeSupply(container, supply_id)
    const { supply } = judged
    const { patient_id } = supply
    await assertNotOwnMedicine(container, { user_id: actor.id, patient_id })
    supplyMachine.next(supply.state, "pack", { gates_open: true })
    assertMayLeave(judged)
    const [item] = await readGraph(
      container,
      {
        entity: "formulary_item",
        fields: ["cold_chain", "signature_required"],
        filters: { id: supply.formulary_item_id },
      },
      itemSchema
    )
    const [order] = await readGraph(
      container,
      {
        entity: "order",
        fields: ["shipping_methods.data"],
        filters: { id: supply.order_id },
      },
      orderSchema
    )
    const method = order?.shipping_methods?.[0]
    const chosen = method?.data?.["id"] === SPECIAL ? "special" : "standard"
    const dispensing = dispensingOf(container)
    const cold_chain = item?.cold_chain ?? false
    const { id } = await dispensing.openParcel(supply_id, {
      carrier: dispensing.carrierName,
      service_level: serviceLevel(chosen, { cold_chain }),
      signature_required: item?.signature_required ?? false,
    })
    // Nothing to undo: the next try finds the same parcel, unpacking voids it.
    return new StepResponse(id)
  }
)

type FulfilParcelInput = PackSupplyInput & { parcel_id: string }

const fulfilParcelStep = createStep(
  "fulfil-parcel",
  async (input: FulfilParcelInput, { container }) => {
    const { supply_id, parcel_id, actor } = input
    const judged = await judgeSupply(container, supply_id)
    assertMayLeave(judged)
    const { supply } = judged
    if (supply.prescription_id) {
      await prescribingOf(container).useIssue({ supply_id }, clock.now())
    }
    const parcel = await dispensingOf(container).retrieveParcel(parcel_id)
    const id = await ensureFulfilment(container, supply, parcel, actor)
    // Not undone: packing is repeatable, and finds issue and fulfilment again.
    return new StepResponse(id)
  }
)

type MarkPackedInput = FulfilParcelInput & { fulfillment_id: string }

const markSupplyPackedStep = createStep(
  "mark-supply-packed",
  async (input: MarkPackedInput, { container }) => {
    const { supply_id, parcel_id, fulfillment_id, actor } = input
    const { gates } = await judgeSupply(container, supply_id)
    const parcel = { id: parcel_id, fulfillment_id }
    const done = { actor, now: clock.now() }
    const dispensing = dispensingOf(container)
    const state = await dispensing.pack(supply_id, gates, parcel, done)
    // Nothing to undo: it is the last step.
    return new StepResponse({ state, parcel_id })
  }
)

/**
 * Packs a supply (DSP-2): all gates, the issue used up, Medusa's fulfilment,
 * the supply packed and the carrier asked. Called by the dispatch screen. After
 * a crash at any point it is called again and goes on where it stopped. Two at
 * once are one after the other, and the second finds the supply packed.
 */
export const packSupplyWorkflow = createWorkflow(
  "pack-supply",
  function (input: PackSupplyInput) {
    const lock = transform({ input }, (data) =>
      supplyLock(data.input.supply_id)
    )
    acquireLockStep(lock)
    const parcel_id = openParcelStep(input)
    const toFulfil = transform({ input, parcel_id }, (data) => ({
      ...data.input,
      parcel_id: data.parcel_id,
    }))
    const fulfillment_id = fulfilParcelStep(toFulfil)
    const toMark = transform({ toFulfil, fulfillment_id }, (data) => ({
      ...data.toFulfil,
      fulfillment_id: data.fulfillment_id,
    }))
    const packed = markSupplyPackedStep(toMark)
    releaseLockStep(lock)
    return new WorkflowResponse(packed)
  }
)
