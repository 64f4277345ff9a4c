import type { MedusaContainer } from "@medusajs/framework/types"
import type { CaseRecord } from "../../modules/clinical-review/types"
import type { LinkageKind } from "../../modules/patient/domain/linkage/kinds"
import type { LinkReason } from "../../modules/patient/domain/linkage/score"
import type { FoundLink, LinkedPerson } from "../../modules/patient/link-search"
import type { VerdictRecord } from "../../modules/patient/person-links"
import type { Person } from "../../modules/patient/person"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { readPresentStrengths } from "./present-strength"
import { casesOf, patientsOf } from "./services"

/** What the accounts have in common, as it was found once for the whole case. */
export type Linkage = { linked: LinkedPerson[]; direct: FoundLink[] }
type Shown = { patient_id: string; reasons: LinkReason[]; indirect: boolean }

const HOUSEHOLD_KINDS = new Set<LinkageKind>([
  "address",
  "address_numbers",
  "phone",
  "device",
  "card",
])

/** So many of a household are shown; a hall of residence is no household. */
const MOST_SHOWN = 10

/**
 * The accounts that are possibly this person's, with reasons, verdicts and
 * their cases, and apart those that only share an address, phone or device
 * (SAF-8). That they were read goes on record with each of them.
 */
export async function readLinkage(
  container: MedusaContainer,
  record: CaseRecord,
  found: Linkage,
  actor: Actor
) {
  const patients = patientsOf(container)
  const { linked, direct } = found
  const persons = linked.map(
    ({ patient_id, reasons, via }): Shown => ({
      patient_id,
      reasons,
      indirect: via !== record.patient_id,
    })
  )
  const household = direct
    .filter(({ patient_id, relation, reasons, verdict }) => {
      const isLinked = linked.some((one) => one.patient_id === patient_id)
      const isNear = reasons.some(({ kind }) => HOUSEHOLD_KINDS.has(kind))
      return (
        !isLinked &&
        relation !== "same_person" &&
        // A namesake in the postcode is nobody's business.
        (isNear || verdict !== null)
      )
    })
    .map(({ patient_id, reasons }) => ({
      patient_id,
      reasons,
      indirect: false,
    }))
  const verdicts = await patients.readVerdicts(record.patient_id)
  const shown = {
    persons: persons.slice(0, MOST_SHOWN),
    household: household.slice(0, MOST_SHOWN),
  }
  const ids = [...shown.persons, ...shown.household].map(
    (one) => one.patient_id
  )
  const views = await viewsOf(container, { ids, verdicts, actor })
  const view = (one: Shown) => {
    const found = views.get(one.patient_id)
    return found
      ? [{ ...found, reasons: one.reasons, indirect: one.indirect }]
      : []
  }
  return {
    persons: shown.persons.flatMap(view),
    // Of somebody else no more is shown than orders of the same kind.
    household: shown.household.flatMap(view).map((one) => ({
      ...one,
      cases: one.cases.filter(
        ({ category_handle }) => category_handle === record.category_handle
      ),
    })),
  }
}

async function viewsOf(
  container: MedusaContainer,
  input: { ids: string[]; verdicts: VerdictRecord[]; actor: Actor }
) {
  const { ids, verdicts, actor } = input
  if (ids.length === 0) {
    return new Map<string, ReturnType<typeof viewOf>>()
  }
  const people = await patientsOf(container).readLinkedPersons(
    ids,
    actor,
    clock.now()
  )
  const cases = await casesOf(container).listClinicalCases(
    { patient_id: ids },
    { order: { created_at: "DESC" }, take: 100 }
  )
  const strengthOf = await readPresentStrengths(
    container,
    cases.map(({ id }) => id)
  )
  const now = cases.map((one) => ({ ...one, ...strengthOf(one.id) }))
  return new Map(
    people.map((person) => [
      person.id,
      viewOf(
        person,
        verdicts.find(({ other_id }) => other_id === person.id),
        now.filter(({ patient_id }) => patient_id === person.id)
      ),
    ])
  )
}

const viewOf = (
  person: Person,
  verdict: VerdictRecord | undefined,
  cases: CaseRecord[]
) => ({
  patient_id: person.id,
  first_name: person.first_name,
  last_name: person.last_name,
  date_of_birth: person.date_of_birth,
  postcode: person.home_address.postcode,
  verdict: verdict
    ? {
        verdict: verdict.verdict,
        reason: verdict.reason,
        staff_name: verdict.staff_name,
        at: verdict.at.toISOString(),
      }
    : null,
  cases: cases.slice(0, 10).map((one) => ({
    id: one.id,
    category_handle: one.category_handle,
    reference: one.reference,
    treatment_name: one.treatment_name,
    quantity: one.quantity,
    state: one.state,
    opened_at: one.created_at.toISOString(),
  })),
})
