import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { z } from "@medusajs/framework/zod"
import {
  assertMayCheckAccuracy,
  assertMayCheckClinically,
  type Checker,
} from "../../modules/dispensing/domain/checker"
import { mayStart } from "../../modules/dispensing/domain/gates"
import type { PackScan } from "../../modules/dispensing/domain/scan"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { assertMayJudge, assertNotOwnMedicine } from "../staff/own-medicine"
import { judgeSupply } from "./judge"
import { dispensingOf, prescribingOf, readGraph } from "./services"

export type StartSupplyInput = { supply_id: string; actor: Actor }

const startSupplyStep = createStep(
  "start-supply-dispensing",
  async ({ supply_id, actor }: StartSupplyInput, { container }) => {
    const { supply, gates } = await judgeSupply(container, supply_id)
    const { patient_id } = supply
    await assertNotOwnMedicine(container, { user_id: actor.id, patient_id })
    const now = clock.now()
    if (supply.state === "ready" && mayStart(gates) && supply.prescription_id) {
      const { prescription_id, case_id } = supply
      await prescribingOf(container).reserveIssue(
        { prescription_id, supply_id, case_id },
        now
      )
    }
    const done = { actor, now }
    const state = await dispensingOf(container).start(supply_id, gates, done)
    // Nothing to undo: a reserved issue stays this supply's own until it is cancelled.
    return new StepResponse({ state })
  }
)

/** Begins picking: the prescription's issue is reserved, the picker kept (DSP-2). */
export const startSupplyWorkflow = createWorkflow(
  "start-supply",
  function (input: StartSupplyInput) {
    return new WorkflowResponse(startSupplyStep(input))
  }
)

export type ScanPackInput = { supply_id: string; actor: Actor; scan: PackScan }

const itemSchema = z.object({ gtin: z.string().nullish() })

const scanPackStep = createStep(
  "scan-pack-into-supply",
  async ({ supply_id, actor, scan }: ScanPackInput, { container }) => {
    const dispensing = dispensingOf(container)
    const supply = await dispensing.retrieveSupply(supply_id)
    const { patient_id } = supply
    await assertNotOwnMedicine(container, { user_id: actor.id, patient_id })
    const [item] = await readGraph(
      container,
      {
        entity: "formulary_item",
        fields: ["gtin"],
        filters: { id: supply.formulary_item_id },
      },
      itemSchema
    )
    const now = clock.now()
    const expected = { gtin: item?.gtin ?? null, today: londonDay(now) }
    const done = { actor, now }
    const scanned = await dispensing.scan(supply_id, scan, expected, done)
    // Nothing to undo: one effect, in one transaction.
    return new StepResponse(scanned)
  }
)

/** Scans a pack of the right item, in date, with its batch (DSP-2); never into one's own supply (REV-5). */
export const scanPackWorkflow = createWorkflow(
  "scan-pack",
  function (input: ScanPackInput) {
    return new WorkflowResponse(scanPackStep(input))
  }
)

export type CheckSupplyInput = {
  supply_id: string
  kind: "clinical" | "accuracy"
  checker: Checker
}

const checkSupplyStep = createStep(
  "check-supply-by-kind",
  async ({ supply_id, kind, checker }: CheckSupplyInput, { container }) => {
    const { supply, facts } = await judgeSupply(container, supply_id)
    await assertMayJudge(container, `${kind}_check`, {
      user_id: checker.user_id,
      patient_id: supply.patient_id,
      // What is checked for accuracy needs no scope: it is the pack.
      category_handle: kind === "clinical" ? supply.category_handle : null,
    })
    if (kind === "clinical") {
      assertMayCheckClinically(checker, facts)
    } else {
      assertMayCheckAccuracy(checker, facts)
    }
    const now = clock.now()
    await dispensingOf(container).recordCheck(supply_id, kind, checker, now)
    // Nothing to undo: a check made is a fact.
    return new StepResponse({ kind })
  }
)

/** Records a pharmacist's clinical check or an accuracy check with name, number and time (DSP-6). */
export const checkSupplyWorkflow = createWorkflow(
  "check-supply",
  function (input: CheckSupplyInput) {
    return new WorkflowResponse(checkSupplyStep(input))
  }
)
