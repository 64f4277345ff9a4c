import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { clock } from "../../shared/clock"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { releaseRefundsOf } from "../billing/release-refund"
import type { FollowUpHandlers } from "../relay/types"
import { noteDispatchOfSupply } from "../treatment-plan/note-dispatch"
import { markSupplyDelivered, shipSupply } from "./hand-over-supply"
import { completeCaseWhereOver } from "./complete-case"
import { endCaseSupply } from "./end-case-supply"
import { settleStop } from "./settle-stop"
import { stopForEvidence } from "./stop-for-evidence"
import { stopForRefusal } from "./stop-for-refusal"
import { returnToStock } from "./stop-supply"
import { openSupplyWorkflow } from "./open-supply"
import { applyTrackingPush } from "./record-tracking"
import { dispensingOf, readGraph } from "./services"
import { settleSupply } from "./settle-supply-gates"

const ofCase = z.object({ case_id: z.string() })
const ofPatient = z.object({ patient_id: z.string() })
// Those written before it said which proof have the patient only.
const ofEvidence = ofPatient.extend({ evidence_id: z.string().optional() })
const ofLetter = z.object({ letter_id: z.string() })
const ofSupply = z.object({ supply_id: z.string() })
const ofPacked = ofSupply.extend({ parcel_id: z.string() })
const ofStop = z.object({ stop_id: z.string() })
const ofInbound = z.object({ inbound_event_id: z.string() })
const letterSchema = z.object({ case_id: z.string() })

async function settleWaiting(
  container: MedusaContainer,
  of: { case_id: string } | { patient_id: string }
): Promise<void> {
  const waiting = await dispensingOf(container).listSupplies({
    ...of,
    state: ["due", "ready"],
  })
  for (const { id } of waiting) {
    await settleSupply(container, id)
  }
}

/** What follows in dispensing; every handler may run again. */
export const dispensingFollowUps: FollowUpHandlers = {
  [FOLLOW_UPS.CASE_APPROVED_SUPPLY]: async (container, payload) => {
    await openSupplyWorkflow(container).run({ input: ofCase.parse(payload) })
  },
  [FOLLOW_UPS.CASE_ENDED_SUPPLY]: async (container, payload) => {
    const { case_id } = ofCase.parse(payload)
    await stopForRefusal(container, case_id)
    await endCaseSupply(container, case_id)
    await releaseRefundsOf(container, case_id)
  },
  [FOLLOW_UPS.STOP_CHANGED]: async (container, payload) => {
    await settleStop(container, ofStop.parse(payload).stop_id)
  },
  [FOLLOW_UPS.EVIDENCE_CHANGED]: async (container, payload) => {
    const { evidence_id, ...of } = ofEvidence.parse(payload)
    if (evidence_id !== undefined) {
      await stopForEvidence(container, evidence_id)
    }
    await settleWaiting(container, of)
  },
  [FOLLOW_UPS.LETTER_SETTLED]: async (container, payload) => {
    const [letter] = await readGraph(
      container,
      {
        entity: "letter",
        fields: ["case_id"],
        filters: { id: ofLetter.parse(payload).letter_id },
      },
      letterSchema
    )
    if (letter) {
      await settleWaiting(container, { case_id: letter.case_id })
    }
  },
  [FOLLOW_UPS.SUPPLY_PACKED]: async (container, payload) => {
    const { parcel_id } = ofPacked.parse(payload)
    await dispensingOf(container).requestShipment(parcel_id, clock.now())
  },
  [FOLLOW_UPS.SUPPLY_UNPACKED]: async (container, payload) => {
    const { supply_id, parcel_id } = ofPacked.parse(payload)
    await returnToStock(container, { supply_id, parcel_id })
    const { case_id } = await dispensingOf(container).retrieveSupply(supply_id)
    await releaseRefundsOf(container, case_id)
  },
  [FOLLOW_UPS.SUPPLY_DISPATCHED]: async (container, payload) => {
    const { supply_id } = ofSupply.parse(payload)
    // First, as the plan's days don't wait for Medusa's own books.
    await noteDispatchOfSupply(container, supply_id)
    await shipSupply(container, supply_id)
  },
  [FOLLOW_UPS.SUPPLY_DELIVERED]: async (container, payload) => {
    const { supply_id } = ofSupply.parse(payload)
    await markSupplyDelivered(container, supply_id)
    const { case_id } = await dispensingOf(container).retrieveSupply(supply_id)
    await completeCaseWhereOver(container, case_id)
  },
  [FOLLOW_UPS.INBOUND_ROYAL_MAIL]: async (container, payload) => {
    await applyTrackingPush(
      container,
      ofInbound.parse(payload).inbound_event_id
    )
  },
}
