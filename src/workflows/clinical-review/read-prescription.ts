import type { MedusaContainer } from "@medusajs/framework/types"
import { authorityMachine } from "../../modules/prescribing/domain/authority-state-machine"
import { lastUseOf } from "../../modules/prescribing/domain/dispensable"
import { nextIssueFrom } from "../../modules/prescribing/domain/validity"
import type {
  IssueRecord,
  PrescriptionRecord,
} from "../../modules/prescribing/types"
import { prescribingOf } from "../prescribing/build-content"
import { casesOf } from "./services"

const iso = (moment: Date | null): string | null =>
  moment?.toISOString() ?? null

/**
 * A case's newest prescription with its issues and what people may do with its
 * authority, for the case page: of a renewal that went straight on, the one of
 * which it has issues; null where none was asked for.
 */
export async function readPrescription(
  container: MedusaContainer,
  caseId: string
) {
  const prescribing = prescribingOf(container)
  const [own] = await prescribing.listPrescriptions(
    { case_id: caseId, dose_change_id: null },
    { order: { created_at: "DESC" }, take: 1 }
  )
  const record = own ?? (await prescribing.promisedPrescription(caseId))
  if (!record) {
    return null
  }
  return prescriptionView(container, record, own !== undefined)
}

/** A prescription as the case page shows it. @param isOwn false where it was signed for another case */
export async function prescriptionView(
  container: MedusaContainer,
  record: PrescriptionRecord,
  isOwn: boolean
) {
  const prescribing = prescribingOf(container)
  const issues = await prescribing.listPrescriptionIssues(
    { prescription_id: record.id },
    { order: { number: "ASC" } }
  )
  return {
    id: record.id,
    reference: record.reference,
    state: record.state,
    authority: record.authority,
    authority_events: eventsOf(record),
    suspended_by: record.suspended_by,
    signed_for: isOwn ? null : await signedFor(container, record),
    issues: issues.map(({ number, state, used_at }) => ({
      number,
      state,
      used_at: iso(used_at),
    })),
    next_issue_from: nextFrom(record, issues),
    partner_reference: record.partner_reference,
    signing_url:
      record.state === "awaiting_signature" ? record.signing_url : null,
    requested_at: iso(record.requested_at),
    signed_at: iso(record.signed_at),
    valid_until: record.valid_until,
    has_document: record.document_file_key !== null,
    problem:
      record.state === "draft" ? await prescribing.lastReason(record.id) : null,
  }
}

/** The case that a renewal's prescription was signed for. */
async function signedFor(
  container: MedusaContainer,
  { case_id }: PrescriptionRecord
): Promise<{ id: string; reference: string }> {
  const { id, reference } = await casesOf(container).retrieveClinicalCase(
    case_id,
    { select: ["id", "reference"] }
  )
  return { id, reference }
}

/** What a stop suspended is taken up again by releasing the stop, not here. */
function eventsOf({ authority, suspended_by }: PrescriptionRecord) {
  return authority === null
    ? []
    : (["suspend", "resume", "revoke"] as const).filter(
        (event) =>
          authorityMachine.can(authority, event) &&
          !(event === "resume" && suspended_by === "stop")
      )
}

/** From when the next of several issues may be dispensed; null before the first, and after the last. */
function nextFrom(
  { minimum_interval_days }: PrescriptionRecord,
  issues: readonly IssueRecord[]
): string | null {
  const last = lastUseOf(issues)
  const isOver = !issues.some(({ state }) =>
    ["available", "reserved"].includes(state)
  )
  return last === null || isOver
    ? null
    : nextIssueFrom(last, minimum_interval_days).toISOString()
}
