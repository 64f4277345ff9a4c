import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import {
  isDeathRecord,
  WAITING_STATES,
} from "../../modules/identity/domain/case-effect"
import {
  DOCUMENT_KINDS,
  type DocumentKind,
} from "../../modules/identity/domain/documents"
import type { IdentityCheckState } from "../../modules/identity/domain/identity-check-machine"
import type { IdentityCheckRow } from "../../modules/identity/service"
import type { Actor } from "../../shared/actor"
import { staffNames } from "../clinical-review/read-queue"
import { casesOf, identityOf, patientsOf } from "./services"

const servicesSchema = z.object({ run: z.array(z.string()) }).nullish()

type Action = "verify" | "ask_again" | "fail" | "overrule_death"

const ACTIONS: Partial<Record<IdentityCheckState, Action[]>> = {
  documents_received: ["verify", "ask_again", "fail"],
  deceased: ["fail", "overrule_death"],
}

/** What the provider said of a patient, what they sent and what staff decided (IDV-3); the caller has noted who reads. */
export async function readIdentityReview(
  container: MedusaContainer,
  patientId: string,
  actor: Actor
) {
  const identity = identityOf(container)
  const check = await identity.currentCheck(patientId)
  const former = await identity.listIdentityChecks(
    { patient_id: patientId, id: { $ne: check?.id ?? "" } },
    { take: 10, order: { created_at: "DESC" } }
  )
  return {
    check: check && checkView(check),
    documents: await readDocuments(container, patientId, actor),
    history: check ? await readHistory(container, check) : [],
    former: former.map(checkView),
    actions: (check && ACTIONS[check.state]) ?? [],
  }
}

const checkView = (check: IdentityCheckRow) => ({
  id: check.id,
  reference: check.reference,
  state: check.state,
  provider: check.provider,
  outcome: check.outcome,
  scorecard: check.scorecard,
  score: check.score,
  services: servicesSchema.parse(check.services)?.run ?? [],
  is_death_record: isDeathRecord(check),
  asked_at: check.created_at.toISOString(),
  concluded_at: check.concluded_at?.toISOString() ?? null,
})

async function readDocuments(
  container: MedusaContainer,
  patient_id: string,
  actor: Actor
) {
  const identity = identityOf(container)
  const documents = await identity.readDocuments({ patient_id })
  const seen = await identity.listIdentityDocumentViews(
    { document_id: documents.map(({ id }) => id), user_id: actor.id },
    { select: ["document_id"] }
  )
  return documents.map((one) => ({
    id: one.id,
    kind: one.kind,
    state: one.state,
    name: one.name,
    content_type: one.content_type,
    bytes: one.bytes,
    uploaded_at: one.uploaded_at.toISOString(),
    seen_by_me: seen.some(({ document_id }) => document_id === one.id),
  }))
}

async function readHistory(
  container: MedusaContainer,
  check: IdentityCheckRow
) {
  const moves = await identityOf(container).readHistory(check)
  const names = await staffNames(
    container,
    moves
      .filter(({ actor }) => actor.type === "staff")
      .map(({ actor }) => actor.id)
  )
  return moves.map(({ event, actor, at, words }) => ({
    event,
    actor: { type: actor.type, name: names.get(actor.id) ?? null },
    at: at.toISOString(),
    method: words.method ?? null,
    reason: words.reason ?? null,
    text: words.text ?? null,
    note: words.note ?? null,
  }))
}

/** Checks that need staff ("review"), or wait for what a patient was asked for, longest first. */
export async function listIdentityReviews(
  container: MedusaContainer,
  filter: { show: "review" | "waiting"; limit: number; offset: number }
) {
  const identity = identityOf(container)
  const states: IdentityCheckState[] =
    filter.show === "review"
      ? ["documents_received", "deceased"]
      : ["documents_requested"]
  const [checks, count] = await identity.listAndCountIdentityChecks(
    { state: states },
    {
      take: filter.limit,
      skip: filter.offset,
      order: { updated_at: "ASC", id: "ASC" },
    }
  )
  const patients = await patientsOf(container).listPatients(
    { id: checks.map(({ patient_id }) => patient_id) },
    { select: ["id", "first_name", "last_name"], take: null }
  )
  const cases = await casesOf(container).listClinicalCases(
    { patient_id: checks.map(({ patient_id }) => patient_id) },
    {
      select: ["id", "reference", "patient_id", "state"],
      order: { created_at: "DESC" },
      take: null,
    }
  )
  const sent = await identity.listIdentityDocuments(
    { check_id: checks.map(({ id }) => id), state: "received" },
    { select: ["check_id", "kind"], take: null }
  )
  const reviews = checks.map((check) => {
    const own = cases.filter((one) => one.patient_id === check.patient_id)
    const waiting = own.filter(({ state }) =>
      WAITING_STATES.some((one) => one === state)
    )
    const about = waiting[0] ?? own[0]
    const patient = patients.find(({ id }) => id === check.patient_id)
    return {
      check_id: check.id,
      reference: check.reference,
      state: check.state,
      outcome: check.outcome,
      is_death_record: isDeathRecord(check),
      since: check.updated_at.toISOString(),
      patient: patient
        ? { first_name: patient.first_name, last_name: patient.last_name }
        : null,
      case: about ? { id: about.id, reference: about.reference } : null,
      waiting_cases: waiting.length,
      missing: missing(sent.filter(({ check_id }) => check_id === check.id)),
    }
  })
  return { reviews, count }
}

const missing = (sent: { kind: DocumentKind }[]): DocumentKind[] =>
  DOCUMENT_KINDS.filter((kind) => !sent.some((one) => one.kind === kind))
