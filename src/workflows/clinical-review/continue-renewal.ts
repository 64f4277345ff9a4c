import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { StayReason } from "../../modules/clinical-review/domain/stay-reason"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { policyOf } from "../../modules/formulary/domain/evidence-policy"
import type { PrescriptionRecord } from "../../modules/prescribing/types"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { messageOf } from "../../shared/errors"
import { prescribingOf } from "../dispensing/services"
import { freePromises } from "../prescribing/issues-of-ended"
import { wakeWorker } from "../relay/wake"
import { announceCaseChange } from "./live-hub"
import { whyNotContinued } from "./may-continue"
import { loadCase } from "./review-facts"
import { casesOf } from "./services"

const actor = systemActor("renewals")

/**
 * Lets the renewal of a prescription medicine go straight on to the pharmacy
 * team where a prescriber has signed for it already: unused issues of the same
 * item and packs, on answers that were confirmed and that the rules still allow
 * (SAF-1, REN-3). Called when a case comes into the queue; whatever is missing
 * leaves it there for a prescriber, who reads why. Its issues are its own before it is
 * approved, so that nobody else is supplied on them. Repeatable.
 * @returns whether it went on
 */
export async function continueRenewal(
  container: MedusaContainer,
  record: CaseRecord
): Promise<boolean> {
  if (record.state !== "queued") {
    return wasContinued(container, record)
  }
  if (record.legal_class !== "POM") {
    return false
  }
  const stays: StayReason[] = []
  for (const prescription of await signedForCourse(container, record)) {
    const why = await whyItStays(container, record, prescription)
    if (why === null) {
      await announceCaseChange(container)
      await wakeWorker(container)
      return true
    }
    stays.push(why)
  }
  if (record.renewal_flag) {
    await casesOf(container).noteStay(record.id, stays[0] ?? "no_issues")
  }
  return false
}

/** After a crash in between: it went on, or somebody took it before it could and it needs no promise any more. */
async function wasContinued(
  container: MedusaContainer,
  record: CaseRecord
): Promise<boolean> {
  const [done] = await casesOf(container).listDecisions(
    { case_id: record.id, kind: "continued" },
    { select: ["id"], take: 1 }
  )
  if (!done) {
    await freePromises(container, record)
  }
  return done !== undefined
}

/** What was signed for other cases on the same answers, the newest first. */
async function signedForCourse(
  container: MedusaContainer,
  { id, consultation_id, formulary_item_id, quantity }: CaseRecord
): Promise<PrescriptionRecord[]> {
  if (consultation_id === null) {
    return []
  }
  const others = await casesOf(container).listClinicalCases(
    { consultation_id, id: { $ne: id } },
    { select: ["id"], take: null }
  )
  return prescribingOf(container).listPrescriptions(
    {
      case_id: others.map((one) => one.id),
      state: "signed",
      authority: "active",
      formulary_item_id,
      packs: quantity,
    },
    { order: { signed_at: "DESC" }, take: null }
  )
}

/** Lets it go on upon one prescription. Gives why it doesn't; null where it went on. */
async function whyItStays(
  container: MedusaContainer,
  record: CaseRecord,
  prescription: PrescriptionRecord
): Promise<StayReason | null> {
  const why = await judge(container, record, prescription)
  if (why !== null) {
    return why
  }
  const kept_for_signed = await keptForSigned(container, prescription)
  if (kept_for_signed === null) {
    return "no_issues"
  }
  const { category } = await loadCase(container, record.id)
  const promised = await prescribingOf(container).promiseIssues(
    {
      prescription_id: prescription.id,
      case_id: record.id,
      count: record.instalment_count,
      kept_for_signed,
    },
    clock.now()
  )
  if (!promised) {
    return "no_issues"
  }
  const { id, decision_id } = prescription
  const stays = await casesOf(container).continueCase(
    {
      case_id: record.id,
      prescription: { id, decision_id },
      policy: policyOf(category),
      actor,
    },
    clock.now()
  )
  if (stays !== null) {
    await freePromises(container, record)
  }
  return stays
}

/**
 * How many issues the case that was signed for keeps: one for each supply that
 * it bought, used or not, as only what was signed beyond these is for renewals
 * (SAF-1). Null where nothing is: the case came to nothing, or its plan was made
 * shorter between the decision and its signature, so that what was signed as its
 * own months would be left over.
 */
async function keptForSigned(
  container: MedusaContainer,
  { case_id, decision_id }: PrescriptionRecord
): Promise<number | null> {
  const cases = casesOf(container)
  const { ended_as, instalment_count } = await cases.retrieveClinicalCase(
    case_id,
    { select: ["id", "ended_as", "instalment_count"] }
  )
  if (ended_as !== null && ended_as !== "completed") {
    return null
  }
  const { at } = await cases.retrieveDecision(decision_id, {
    select: ["id", "at"],
  })
  const [shortened] = await cases.listPlanLengthChanges(
    { case_id, changed_at: { $gte: at } },
    { select: ["id"], take: 1 }
  )
  return shortened ? null : instalment_count
}

/**
 * Whatever goes wrong in judging it leaves it to a prescriber, who is told of it:
 * tried again it would go wrong again, and nobody would hear of the case.
 */
async function judge(
  container: MedusaContainer,
  record: CaseRecord,
  prescription: PrescriptionRecord
): Promise<StayReason | null> {
  try {
    return await whyNotContinued(container, record, prescription)
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(
        `Renewal ${record.id} is left to a prescriber: ${messageOf(error)}`
      )
    return "not_judged"
  }
}
