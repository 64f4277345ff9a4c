import type { MedusaContainer } from "@medusajs/framework/types"
import {
  caseMachine,
  type CaseState,
} from "../../modules/clinical-review/domain/case-state-machine"
import { staffWord } from "../../modules/clinical-review/domain/case-words"
import type { FlagLevel } from "../../modules/clinical-review/domain/flags"
import { QUEUES, type Queue } from "../../modules/clinical-review/domain/queue"
import { stayReasonOf } from "../../modules/clinical-review/domain/stay-reason"
import { ageingOf } from "../../modules/clinical-review/domain/time-limits"
import type {
  CaseRecord,
  QueueFilters,
} from "../../modules/clinical-review/types"
import { clock } from "../../shared/clock"
import { readRenewalLabels } from "./renewal-labels"
import { casesOf, formularyOf, patientsOf, staffOfPharmacy } from "./services"

/** Where a case waits for somebody, and may be left lying (QUE-4). */
const AGEING_STATES: CaseState[] = [
  "identity_pending",
  "identity_action_required",
  "identity_review",
  "queued",
  "in_review",
  "awaiting_patient",
  "awaiting_acceptance",
]

const OPEN: CaseState[] = ["queued", "in_review", "awaiting_signature"]

/** The states that a query names: "open", "all", or a list with commas. */
export function statesOf(text: string): CaseState[] {
  if (text === "open") {
    return OPEN
  }
  const named = text.split(",")
  return text === "all"
    ? []
    : caseMachine.states.filter((state) => named.includes(state))
}

/**
 * One page of a queue as its screen shows it; names are read for the page only.
 * `more` says that `count` is only a lower bound.
 */
export async function readQueue(
  container: MedusaContainer,
  filters: QueueFilters
) {
  const { records, count, more } = await casesOf(container).readQueue(filters)
  return {
    cases: await toRows(container, records),
    count,
    more,
    counts: await readCounts(container),
  }
}

/** Open cases by queue and state, zeros included. */
export async function readCounts(container: MedusaContainer) {
  const rows = await casesOf(container).countQueues()
  const of = (queue: Queue, state: CaseState) =>
    rows.find((row) => row.queue === queue && row.state === state)?.count ?? 0
  const entry = (queue: Queue) => ({
    queued: of(queue, "queued"),
    in_review: of(queue, "in_review"),
    awaiting_signature: of(queue, "awaiting_signature"),
  })
  const [prescriber, pharmacist, team] = QUEUES
  return {
    [prescriber]: entry(prescriber),
    [pharmacist]: entry(pharmacist),
    [team]: entry(team),
  }
}

/** Cases with the names that belong to their ids. */
export async function toRows(
  container: MedusaContainer,
  records: CaseRecord[]
) {
  const unique = (values: (string | null)[]) => [
    ...new Set(values.filter((value) => value !== null)),
  ]
  const patients = await patientsOf(container).listPatients(
    { id: unique(records.map((one) => one.patient_id)) },
    { select: ["id", "first_name", "last_name"] }
  )
  const levels = await casesOf(container).countFlags(
    records.map((one) => one.id)
  )
  const now = clock.now()
  const categories = await formularyOf(container).listClinicalCategories(
    { handle: unique(records.map((one) => one.category_handle)) },
    { select: ["id", "handle", "name"] }
  )
  const names = await staffNames(
    container,
    unique(records.map((one) => one.claimed_by))
  )
  const renewals = await readRenewalLabels(container, records)
  return records.map((record) => {
    const patient = patients.find((one) => one.id === record.patient_id)
    const category = categories.find(
      (one) => one.handle === record.category_handle
    )
    return {
      id: record.id,
      reference: record.reference,
      order_id: record.order_id,
      order_display_id: record.order_display_id,
      patient: patient
        ? { first_name: patient.first_name, last_name: patient.last_name }
        : null,
      category: {
        handle: record.category_handle,
        name: category?.name ?? record.category_handle,
      },
      legal_class: record.legal_class,
      treatment_name: record.treatment_name,
      quantity: record.quantity,
      order_type: record.order_type,
      instalment_count: record.instalment_count,
      queue: record.queue,
      state: record.state,
      state_label: staffWord(record.state),
      identity_status: record.identity_status,
      repeat_flag: record.repeat_flag,
      renewal_flag: record.renewal_flag,
      renewal_label: renewals.get(record.id) ?? null,
      stay_reason: stayReasonOf(record.stay_reason),
      flag_count: record.flag_count,
      flag_levels: levelsOf(record.id, levels),
      partner_unavailable: record.partner_unavailable,
      waiting_since: record.waiting_since.toISOString(),
      place_at: record.place_at.toISOString(),
      ageing: AGEING_STATES.includes(record.state)
        ? ageingOf(record.place_at, record.last_activity_at, now)
        : ("none" as const),
      claimed_by: record.claimed_by
        ? {
            user_id: record.claimed_by,
            name: names.get(record.claimed_by) ?? record.claimed_by,
          }
        : null,
    }
  })
}

function levelsOf(
  caseId: string,
  counted: { case_id: string; level: FlagLevel; count: number }[]
): Record<FlagLevel, number> {
  const of = (level: FlagLevel) =>
    counted.find((one) => one.case_id === caseId && one.level === level)
      ?.count ?? 0
  return { red: of("red"), amber: of("amber"), info: of("info") }
}

/** Names of members of staff by their user ids. */
export async function staffNames(
  container: MedusaContainer,
  userIds: string[]
): Promise<Map<string, string>> {
  const staff = await staffOfPharmacy(container).listStaffProfiles(
    { user_id: userIds },
    { select: ["user_id", "name"], take: userIds.length }
  )
  return new Map(staff.map((one) => [one.user_id, one.name]))
}
