import { FOLLOW_UPS } from "../../src/shared/follow-ups"
import { followUpHandlers } from "../../src/workflows/relay/registry"
import type { Due, World } from "./look"
import { markMoved, PARTNER_CALLS, sendCall } from "./partner-acts"
import type { Scene } from "./scene"

/** What supply, prescriptions, identity and money hang on; who is told of it doesn't matter here. */
const TOPICS: readonly string[] = [
  FOLLOW_UPS.CASE_PAID,
  FOLLOW_UPS.CASE_AWAITING_SIGNATURE,
  FOLLOW_UPS.CASE_ENDED_REFUND,
  FOLLOW_UPS.CASE_ENDED_SUPPLY,
  FOLLOW_UPS.CASE_APPROVED_SUPPLY,
  FOLLOW_UPS.CASE_APPROVED_LETTER,
  FOLLOW_UPS.CHANGE_ACCEPTED,
  FOLLOW_UPS.REFUND_MOVED,
  FOLLOW_UPS.IDENTITY_CONCLUDED,
  FOLLOW_UPS.PATIENT_DATA_CHANGED,
  FOLLOW_UPS.PRESCRIPTION_SIGNED,
  FOLLOW_UPS.PRESCRIPTION_NOT_SIGNED,
  FOLLOW_UPS.PRESCRIPTION_SIGNED_IN_VAIN,
  FOLLOW_UPS.LETTER_SETTLED,
  FOLLOW_UPS.STOP_CHANGED,
  FOLLOW_UPS.SUPPLY_PACKED,
  FOLLOW_UPS.SUPPLY_UNPACKED,
  FOLLOW_UPS.SUPPLY_DISPATCHED,
  FOLLOW_UPS.SUPPLY_DELIVERED,
  FOLLOW_UPS.INBOUND_SIGNATURERX,
]

/** What the worker has to do in this world. */
export const dueOf = (world: World): Due[] =>
  world.due.filter(({ kind, topic }) =>
    (kind === "call" ? PARTNER_CALLS : TOPICS).includes(topic)
  )

/** Does one thing that is due; what fails stays due, as with the relay. */
export async function work(scene: Scene, due: Due): Promise<void> {
  if (due.kind === "call") {
    await sendCall(scene, due)
    return
  }
  await followUpHandlers[due.topic as keyof typeof followUpHandlers]?.(
    scene.container,
    due.payload
  )
  await markMoved(scene, due)
}
