import type { Actor } from "../../../shared/actor"
import { MANDATORY_SECTIONS } from "../domain/reading"
import type ClinicalReviewModuleService from "../service"
import type { DecisionInput, NewCase } from "../types"

/** For tests of the module: a case, the people at it, and the ways it is brought on. */
export const now = new Date("2026-11-21T09:00:00Z")
export const later = (minutes: number) =>
  new Date(now.getTime() + minutes * 60_000)

export const worker: Actor = { type: "system", id: "test" }
export const patient: Actor = { type: "patient", id: "cus_1" }
export const ana: Actor = { type: "staff", id: "user_ana", role: "prescriber" }
export const ben: Actor = { type: "staff", id: "user_ben", role: "prescriber" }
export const pharmacist: Actor = {
  type: "staff",
  id: "user_pia",
  role: "pharmacist",
}

export const staffOf = (actor: Actor): DecisionInput["staff"] => ({
  id: `stf_${actor.id}`,
  user_id: actor.id,
  name: "Ana Reyes",
  role: actor.role ?? "",
  registration_body: "GMC",
  registration_number: "7012345",
})

export const newCase = (change: Partial<NewCase> = {}): NewCase => ({
  order_id: "order_1",
  order_display_id: 7,
  line_item_id: "ordli_1",
  consultation_id: "con_1",
  customer_id: "cus_1",
  patient_id: "pat_1",
  category_handle: "hair-loss",
  legal_class: "POM",
  formulary_item_id: "fit_1",
  variant_id: "variant_1",
  quantity: 1,
  treatment_name: "Finasteride",
  identity_status: "unverified",
  flags: [{ kind: "changed_answers", subject: "", amount: 2 }],
  ...change,
})

/** Ana's decision, unless somebody else takes it: a denial that asks for no proof. */
export const decision = (
  case_id: string,
  change: Partial<DecisionInput> = {}
): DecisionInput => ({
  case_id,
  kind: "deny",
  actor: ana,
  staff: staffOf(change.actor ?? ana),
  prescriber_ip: null,
  policy: { requirements: [] },
  proposal: null,
  notes: "Marked-note",
  gp_justification: null,
  ...change,
})

/** How tests bring cases on, each to the state it is named after. */
export function casesOf(service: ClinicalReviewModuleService) {
  const opened = async (change: Partial<NewCase> = {}) => {
    const [id = ""] = await service.openCases([newCase(change)], worker, now)
    return id
  }
  const move = (case_id: string, event: "paid" | "pass", at = now) =>
    service.transition({ case_id, event, actor: worker }, at)
  const queued = async (change: Partial<NewCase> = {}) => {
    const id = await opened(change)
    await move(id, "paid")
    await move(id, "pass")
    return id
  }
  const claimed = async (change: Partial<NewCase> = {}, actor = ana) => {
    const id = await queued(change)
    await service.claim({ case_id: id, user_id: actor.id, actor }, now)
    return id
  }
  /** Has somebody open every section that has to be. */
  const readThrough = async (case_id: string, user_id = ana.id, at = now) => {
    await service.noteShown({ case_id, user_id }, at)
    for (const [seconds, moment] of [
      [0, new Date(at.getTime() - 1000)],
      [1, at],
    ] as const) {
      const sections = Object.fromEntries(
        MANDATORY_SECTIONS.map((section) => [section, seconds])
      )
      const report = { case_id, user_id, session: "page", sections }
      await service.reportReading(report, moment)
    }
  }
  /** In review by somebody who has read it. */
  const held = async (change: Partial<NewCase> = {}, actor = ana) => {
    const id = await claimed(change, actor)
    await readThrough(id, actor.id)
    return id
  }
  const topics = async () =>
    (await service.listOutboxes({ kind: "follow_up" }))
      .map((row) => row.topic)
      .sort()
  return { opened, move, queued, claimed, readThrough, held, topics }
}
