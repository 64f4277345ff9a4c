import { must } from "../fixtures/shop"
import { approve } from "./case-acts"
import { sendNotice } from "./partner-acts"
import { lookAt, type Scene } from "./scene"
import { check, handOver, openNext, pack, scan, start } from "./supply-acts"
import { dueOf, work } from "./worker"

/** Where sequences begin, with how often of sixteen. */
export const STAGES = {
  /** Ordered, and neither paid nor verified. */
  ordered: 1,
  /** Claimed and read by a prescriber; a pharmacy medicine by a pharmacist. */
  review: 2,
  pharmacy: 1,
  /** The prescription waits for its signature. */
  unsigned: 2,
  /** Signed for several months, and its first supply waits. */
  ready: 2,
  /** Picked and checked. */
  checked: 3,
  packed: 2,
  labelled: 2,
  /** The first of two has left, and the second is there too early. */
  second: 2,
} as const
export type Stage = keyof typeof STAGES

/** Drives the case once from end to end, and keeps each stage of it. */
export async function makeStages(scene: Scene): Promise<void> {
  const { stages, staff, ids } = scene
  await stages.keep("review")
  await stages.run(
    "update clinical_case set legal_class = 'P', queue = 'pharmacist', claimed_by = ? where id = ?",
    [staff.pharmacist.id, ids.case_id]
  )
  await stages.run("update case_reading set user_id = ?", [staff.pharmacist.id])
  await stages.keep("pharmacy")
  await stages.restore("review")
  await beforePayment(scene)
  await stages.keep("ordered")
  await stages.restore("review")

  await approve(scene, "prescriber")
  await settleAll(scene)
  await stages.run("update prescription set issues_authorised = 2")
  await stages.keep("unsigned")
  await sendNotice(scene, must((await lookAt(scene)).rx[0]), "signed")
  await settleAll(scene)
  await stages.keep("ready")
  const supply = must((await lookAt(scene)).supplies[0])
  await start(scene, supply.id)
  await scan(scene, supply, "A")
  await check(scene, supply.id, "clinical", "pharmacist")
  await check(scene, supply.id, "accuracy", "pharmacist2")
  await stages.keep("checked")
  await pack(scene, supply.id)
  await stages.keep("packed")
  await settleAll(scene)
  await stages.keep("labelled")
  await handOver(scene, supply.id)
  await settleAll(scene)
  await openNext(scene, supply.id, 2)
  await stages.keep("second")
}

/** As it was before the money came and the identity was asked about. */
async function beforePayment({ stages, ids }: Scene): Promise<void> {
  for (const table of [
    "identity_check_event",
    "identity_check",
    "identity_outbox",
    "case_event",
    "case_reading",
    "clinical_review_outbox",
  ]) {
    await stages.run(`delete from ${table}`)
  }
  await stages.run(
    `update clinical_case set state = 'payment_pending', claimed_by = null,
       claimed_at = null, identity_status = 'unverified' where id = ?`,
    [ids.case_id]
  )
  await stages.run(
    `update patient set identity_status = 'unverified', identity_verified_at = null
       where id = ?`,
    [ids.patient_id]
  )
  await stages.run(
    "update payment set captured_at = null where payment_collection_id = ?",
    [ids.collection_id]
  )
  await stages.run(
    `update payment_collection set captured_amount = 0, status = 'authorized'
       where id = ?`,
    [ids.collection_id]
  )
}

async function settleAll(scene: Scene): Promise<void> {
  for (;;) {
    const [due] = dueOf(await lookAt(scene))
    if (!due) {
      return
    }
    await work(scene, due)
  }
}
