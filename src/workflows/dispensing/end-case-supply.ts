import { deleteReservationsByLineItemsWorkflow } from "@medusajs/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { CORRESPONDENCE_MODULE } from "../../modules/correspondence"
import type CorrespondenceModuleService from "../../modules/correspondence/service"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { systemActor, type Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { announceCaseChange } from "../clinical-review/live-hub"
import { casesOf } from "../clinical-review/services"
import { wakeWorker } from "../relay/wake"
import { freePromises, releaseIssues } from "../prescribing/issues-of-ended"
import { plansOf } from "../treatment-plan/services"
import { dispensingOf, prescribingOf } from "./services"

const WHY = "the case has ended"
const actor = systemActor("dispensing")
const UNSENT_LETTERS = [
  "drafted",
  "not_collected",
  "pending",
  "bounced",
] as const

/**
 * Ends in one go what an ended case has under way (SAF-19): unsigned drafts are
 * withdrawn, the authority and unused issues revoked, supplies that nobody has
 * begun cancelled, what was not sent to partners taken back, a booked label
 * voided, its stock freed. SignatureRx knows no withdrawal: should a draft be
 * signed there all the same, the signature is kept and authorises nothing
 * (RX-3). What has left is not touched. A plan that the case bought ends with
 * it. Runs by the case's follow-up; repeatable.
 */
export async function endCaseSupply(
  container: MedusaContainer,
  case_id: string
): Promise<void> {
  const record = await casesOf(container).retrieveClinicalCase(case_id)
  if (record.ended_as === null || record.ended_as === "completed") {
    return
  }
  await endPlansOf(container, case_id, `case_${record.ended_as}`)
  await endUnsupplied(container, record, WHY)
  await gatewayOf(container).cancelUnsent("case", case_id, "approved")
  await dropLetters(container, case_id)
  for (const kind of ["prescription_unknown", "signature_late"] as const) {
    await casesOf(container).settleFlags(case_id, kind, clock.now())
  }
  await announceCaseChange(container)
  await wakeWorker(container)
}

async function endPlansOf(
  container: MedusaContainer,
  case_id: string,
  cause: string
): Promise<void> {
  const plans = await plansOf(container).listPlans(
    { case_id },
    { select: ["id"] }
  )
  for (const { id } of plans) {
    await plansOf(container).cancelRest(id, cause, actor, clock.now())
  }
}

/**
 * Ends whatever of a case has not left yet (SAF-19): drafts, the authority with
 * its unused issues, supplies, parcels' calls and labels; its stock is free.
 * Also for what remains of a plan whose first months were supplied. Repeatable.
 */
export async function endUnsupplied(
  container: MedusaContainer,
  of: Pick<CaseRecord, "id" | "patient_id" | "line_item_id" | "ended_as">,
  reason: string
): Promise<void> {
  const { id: case_id, patient_id } = of
  const now = clock.now()
  const gateway = gatewayOf(container)
  const withdrawn = await prescribingOf(container).endCase(
    case_id,
    { actor, reason },
    now
  )
  for (const id of withdrawn) {
    await gateway.cancelUnsent("prescription", id)
  }
  const { parcel_ids, unpack_ids } = await dispensingOf(container).endSupplies(
    { case_id, patient_id },
    { actor, now }
  )
  for (const id of parcel_ids) {
    await gateway.cancelUnsent("parcel", id)
  }
  await releaseIssues(container, case_id)
  await freePromises(container, of)
  // A month of a plan has a line of its own; a pack that is made up keeps its stock until it is taken apart.
  const supplies = await dispensingOf(container).listSupplies(
    { case_id },
    { select: ["id", "line_item_id"] }
  )
  const kept = supplies
    .filter(({ id }) => unpack_ids.includes(id))
    .map((one) => one.line_item_id)
  const lines = new Set([
    of.line_item_id,
    ...supplies.map((one) => one.line_item_id),
  ])
  for (const line of lines) {
    if (!kept.includes(line)) {
      await freeStock(container, line)
    }
  }
}

/** A letter about what is not supplied is not sent; what was sent stays. Repeatable. */
export async function dropLetters(
  container: MedusaContainer,
  case_id: string
): Promise<void> {
  const correspondence = container.resolve<CorrespondenceModuleService>(
    CORRESPONDENCE_MODULE
  )
  const letters = await correspondence.listLetters(
    { case_id, state: [...UNSENT_LETTERS] },
    { select: ["id"] }
  )
  for (const { id } of letters) {
    await gatewayOf(container).cancelUnsent("letter", id)
    const guards = { reason_given: true }
    await correspondence.moveLetter(
      {
        letter_id: id,
        event: "waive",
        actor,
        reason: WHY,
        guards,
        ifAllowed: true,
      },
      clock.now()
    )
  }
}

/** What was set aside for a line may be sold again; repeatable. */
export async function freeStock(
  container: MedusaContainer,
  line_item_id: string
): Promise<void> {
  await deleteReservationsByLineItemsWorkflow(container).run({
    input: { ids: [line_item_id] },
  })
}

/**
 * Makes sure that nothing of an approved case leaves any more, before it is
 * ended: the answer is its guard `nothing_dispatched`, and stays true. The
 * caller holds the case's `endingLock` until it has ended, and calls `thawCase`
 * when that fails; of a caller that died, a sweep does.
 */
export async function freezeCase(
  container: MedusaContainer,
  case_id: string,
  by: Actor
): Promise<boolean> {
  const { patient_id } = await casesOf(container).retrieveClinicalCase(case_id)
  return dispensingOf(container).freezeCase(
    { case_id, patient_id },
    { actor: by, now: clock.now() }
  )
}

/**
 * Lets a frozen case go on that did not end after all; does nothing to one that
 * has. The caller holds the case's `endingLock`.
 * @returns whether it goes on
 */
export async function thawCase(
  container: MedusaContainer,
  case_id: string
): Promise<boolean> {
  const { ended_as } = await casesOf(container).retrieveClinicalCase(case_id)
  if (ended_as !== null) {
    return false
  }
  const done = { actor, now: clock.now() }
  await dispensingOf(container).thawCase(case_id, done)
  return true
}

const gatewayOf = (container: MedusaContainer) =>
  container.resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
