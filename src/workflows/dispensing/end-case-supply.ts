import { deleteReservationsByLineItemsWorkflow } from "@medusajs/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { CORRESPONDENCE_MODULE } from "../../modules/correspondence"
import type CorrespondenceModuleService from "../../modules/correspondence/service"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { systemActor, type Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { announceCaseChange } from "../clinical-review/live-hub"
import { casesOf } from "../clinical-review/services"
import { wakeWorker } from "../relay/wake"
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
 * (RX-3). What has left is not touched. Runs by the case's follow-up; repeatable.
 */
export async function endCaseSupply(
  container: MedusaContainer,
  case_id: string
): Promise<void> {
  const record = await casesOf(container).retrieveClinicalCase(case_id)
  if (record.ended_as === null || record.ended_as === "completed") {
    return
  }
  const now = clock.now()
  const { patient_id, line_item_id } = record
  const gateway = gatewayOf(container)
  const withdrawn = await prescribingOf(container).endCase(
    case_id,
    { actor, reason: WHY },
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
  await gateway.cancelUnsent("case", case_id, "approved")
  await dropLetters(container, case_id)
  for (const kind of ["prescription_unknown", "signature_late"] as const) {
    await casesOf(container).settleFlags(case_id, kind, now)
  }
  if (unpack_ids.length === 0) {
    await freeStock(container, line_item_id)
  }
  await announceCaseChange(container)
  await wakeWorker(container)
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
