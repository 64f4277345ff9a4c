import type { MedusaContainer } from "@medusajs/framework/types"
import { caseMachine } from "../../modules/clinical-review/domain/case-state-machine"
import { issueChoices } from "../../modules/clinical-review/domain/proposal"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { medicineName } from "../../modules/formulary/domain/medicine-name"
import type { PatientRow } from "../../modules/patient/person"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { notFound } from "../../shared/errors"
import { ageOn } from "../../shared/london"
import { readGpReplies } from "../correspondence/read-replies"
import { readIdentityReview } from "../identity/read-review"
import { readRefundsOfCase } from "../billing/read-refunds"
import { readingView } from "../consultation/reading-view"
import { readCaseStops } from "../dispensing/read-stops"
import { readGpPractice } from "../patient/read-patient"
import { readCourse } from "./read-course"
import { readCheckIns } from "./read-check-ins"
import { readPlan } from "./read-plan"
import { readGapOfCase, readRenewalOfCase } from "./read-renewal"
import { readAlternatives } from "./read-alternatives"
import { readCaseMessages } from "./read-case-messages"
import { readChange } from "./read-change"
import { staffNames, toRows } from "./read-queue"
import { readAcknowledgements, readOthers } from "./read-others"
import { readQuantities } from "./quantity-review"
import { readEvidencePart } from "./read-evidence"
import { readHistory } from "./read-history"
import { readLinkage } from "./read-linkage"
import { readPrescription } from "./read-prescription"
import { loadCase, proposalForCase } from "./review-facts"
import { casesOf, consultationsOf, patientsOf } from "./services"

const iso = (moment: Date | null): string | null =>
  moment?.toISOString() ?? null

/**
 * Everything a reviewer sees of a case (REV-1). That they read it goes on
 * record, and a holder who reads is at work.
 * @throws not_found
 */
export async function readCase(
  container: MedusaContainer,
  caseId: string,
  actor: Actor
) {
  const { record, item, category } = await loadCase(container, caseId)
  const now = clock.now()
  await casesOf(container).touchClaim(record.id, actor.id, now)
  await casesOf(container).recordReading(
    { case_id: record.id, actor, what: "case" },
    now
  )
  await casesOf(container).noteShown(
    { case_id: record.id, user_id: actor.id },
    now
  )
  const [row] = await toRows(container, [record])
  if (!row) {
    throw notFound("Case", caseId)
  }
  const patient = await patientsOf(container).retrievePatient(record.patient_id)
  const linkage = await patientsOf(container).findLinkage(record.patient_id)
  const linkedIds = linkage.linked.map((one) => one.patient_id)
  return {
    ...row,
    customer_id: record.customer_id,
    ended_as: record.ended_as,
    patient_details: await readPatient(container, patient, now),
    flags: await readFlags(container, record.id),
    consultation: await readAnswers(container, record, actor),
    refunds: await readRefundsOfCase(container, record.id),
    ...(await readOthers(
      container,
      { record, item, category },
      linkedIds,
      actor
    )),
    acknowledgements: await readAcknowledgements(container, record.id, actor),
    ...(await readEvidencePart(container, { record, category }, actor)),
    linkage: await readLinkage(container, record, linkage, actor),
    quantities: await readQuantities(container, { record, item }, [
      record.patient_id,
      ...linkedIds,
    ]),
    ...(await readCaseStops(container, record)),
    events: await readEvents(container, record.id),
    messages: await readCaseMessages(container, record.id),
    alternatives: await readAlternatives(container, item),
    ...(await readChange(container, record.id)),
    proposal:
      record.legal_class === "POM"
        ? {
            ...proposalForCase(record, item),
            issue_choices: issueChoices(record.instalment_count),
            item: medicineName(item),
            pack_size: item.pack_size,
          }
        : null,
    identity: await readIdentityReview(container, record.patient_id, actor),
    decisions: await readDecisions(container, record.id),
    prescription: await readPrescription(container, record.id),
    gp_replies: await readGpReplies(container, record.id),
    history: await readHistory(container, record),
    ...(await readCourse(container, record)),
    ...(await readPlan(container, record)),
    ...(await readCheckIns(container, record)),
    ...(await readRenewalOfCase(container, record)),
    gap: await readGapOfCase(container, record),
    gp_justification_required:
      patient.gp_answer !== "practice" &&
      ["POM", "P"].includes(record.legal_class),
    events_allowed: caseMachine.eventsFrom(record.state),
  }
}

async function readPatient(
  container: MedusaContainer,
  row: PatientRow,
  now: Date
) {
  const person = await patientsOf(container).readPerson(row.id)
  const practice = row.gp_practice_code
    ? await readGpPractice(container, row.gp_practice_code)
    : null
  return {
    id: person.id,
    first_name: person.first_name,
    last_name: person.last_name,
    date_of_birth: person.date_of_birth,
    age: ageOn(person.date_of_birth, now),
    sex: person.sex,
    phone: person.phone,
    email: person.email,
    home_address: {
      ...person.home_address,
      address_2: person.home_address.address_2 ?? null,
      county: person.home_address.county ?? null,
    },
    gp: { answer: row.gp_answer, practice_name: practice?.name ?? null },
    identity_status: row.identity_status,
    identity_verified_at: iso(row.identity_verified_at),
    identity_reference: row.identity_reference,
  }
}

async function readFlags(container: MedusaContainer, caseId: string) {
  const flags = await casesOf(container).listCaseFlags(
    { case_id: caseId, settled_at: null },
    { order: { raised_at: "ASC" } }
  )
  return flags.map((flag) => ({
    kind: flag.kind,
    level: flag.level,
    subject: flag.subject,
    amount: flag.amount,
    raised_at: flag.raised_at.toISOString(),
  }))
}

async function readAnswers(
  container: MedusaContainer,
  record: CaseRecord,
  actor: Actor
) {
  if (!record.consultation_id) {
    return null
  }
  return readingView(
    await consultationsOf(container).readAnswers(record.consultation_id, actor)
  )
}

async function readEvents(container: MedusaContainer, caseId: string) {
  const events = await casesOf(container).readEvents(caseId)
  const names = await staffNames(
    container,
    events
      .filter((event) => event.actor_type === "staff")
      .map((event) => event.actor_id)
  )
  return events.map((event) => ({
    event: event.event,
    from: event.from_state,
    to: event.to_state,
    actor: {
      type: event.actor_type,
      id: event.actor_id,
      name: names.get(event.actor_id) ?? null,
    },
    reason: event.reason,
    at: event.at.toISOString(),
  }))
}

async function readDecisions(container: MedusaContainer, caseId: string) {
  const all = await casesOf(container).listDecisions(
    { case_id: caseId },
    { select: ["id"], order: { at: "ASC" } }
  )
  return Promise.all(
    all.map(async ({ id }) => {
      const { decision, ...words } = await casesOf(container).readDecision(id)
      return {
        id,
        kind: decision.kind,
        staff_name: decision.staff_name,
        role: decision.role,
        registration_body: decision.registration_body,
        registration_number: decision.registration_number,
        ...words,
        at: decision.at.toISOString(),
      }
    })
  )
}
