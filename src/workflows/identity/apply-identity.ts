import type { MedusaContainer } from "@medusajs/framework/types"
import type { CaseRecord } from "../../modules/clinical-review/types"
import {
  caseSteps,
  isDeathRecord,
  laterWord,
  WAITING_STATES,
  type CaseStep,
  type WaitingState,
} from "../../modules/identity/domain/case-effect"
import type { IdentityCheckRow } from "../../modules/identity/service"
import { systemActor, type Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { transitionCaseWorkflow } from "../clinical-review/transition-case"
import { casesOf, identityOf } from "./services"
import { tellIdentityFailedWorkflow } from "./tell-failed"
import { findWaitingCase, findWaitingCases, OPEN_CASES } from "./waiting-work"

export type IdentityApplied = { case_ids: string[] }

export type WaitingCase = Pick<CaseRecord, "id" | "category_handle"> & {
  state: WaitingState
}

/** A patient's cases that wait for the identity. */
export async function waitingCases(
  container: MedusaContainer,
  patientId: string
): Promise<WaitingCase[]> {
  const found = await casesOf(container).listClinicalCases(
    { patient_id: patientId, state: [...WAITING_STATES] },
    { select: ["id", "state", "category_handle"], take: 200 }
  )
  return found.flatMap(({ id, state, category_handle }) => {
    const waiting = WAITING_STATES.find((one) => one === state)
    return waiting ? [{ id, category_handle, state: waiting }] : []
  })
}

type Occasion = { key: string; actor: Actor; reason: string | null }

async function moveCase(
  container: MedusaContainer,
  caseId: string,
  steps: readonly CaseStep[],
  { key, actor, reason }: Occasion
): Promise<void> {
  for (const event of steps) {
    await transitionCaseWorkflow(container).run({
      input: {
        case_id: caseId,
        event,
        actor,
        reason,
        key: `identity:${key}:${event}:${caseId}`,
      },
    })
  }
}

/** Lets cases go on whose patient is proved already (IDV-4). Repeatable: only waiting ones move. */
export async function passCases(
  container: MedusaContainer,
  cases: WaitingCase[],
  key: string
): Promise<IdentityApplied> {
  const occasion = { key, actor: systemActor("identity"), reason: null }
  for (const { id } of cases) {
    await moveCase(container, id, ["pass"], occasion)
  }
  return { case_ids: cases.map(({ id }) => id) }
}

/**
 * Brings every waiting case of a patient to where their check is, in the name
 * of whoever moved the check last, and asks for documents where something
 * waits for them. Repeatable.
 */
export async function applyCheck(
  container: MedusaContainer,
  check: IdentityCheckRow
): Promise<IdentityApplied> {
  const last = (await identityOf(container).readHistory(check)).at(-1)
  const occasion = {
    key: last?.id ?? check.id,
    actor: last?.actor ?? systemActor("identity"),
    reason: last?.words.note ?? last?.words.text ?? null,
  }
  const waiting = await waitingCases(container, check.patient_id)
  const moved = waiting.filter(
    ({ state }) => caseSteps(check, state).length > 0
  )
  for (const { id, state } of moved) {
    await moveCase(container, id, caseSteps(check, state), occasion)
  }
  await flagDeath(container, check)
  await warnOfFailure(container, check)
  if (await findWaitingCase(container, check.patient_id)) {
    await identityOf(container).requestDocuments(check.id, clock.now())
  }
  return { case_ids: moved.map(({ id }) => id) }
}

/**
 * Staff said that it isn't them, after cases had gone on: each that could still
 * supply is marked in red and its patient told, until the identity is proved.
 */
async function warnOfFailure(
  container: MedusaContainer,
  check: IdentityCheckRow
): Promise<void> {
  const word = laterWord(check)
  if (word === null) {
    return
  }
  const kind = "identity_failed"
  const open = await findWaitingCases(container, check.patient_id)
  const isWaiting = (state: string) =>
    WAITING_STATES.some((one) => one === state)
  for (const { id } of open.filter(({ state }) => !isWaiting(state))) {
    if (word === "proved") {
      await casesOf(container).settleFlags(id, kind, clock.now())
      continue
    }
    await casesOf(container).raiseFlag({ case_id: id, kind }, clock.now())
    await tellIdentityFailedWorkflow(container).run({
      input: { case_id: id, check_id: check.id },
    })
  }
}

/** A death record stands on every open case in red, until a pharmacist takes it for wrong. */
async function flagDeath(
  container: MedusaContainer,
  check: IdentityCheckRow
): Promise<void> {
  if (!check.deceased) {
    return
  }
  const stands = isDeathRecord(check)
  const kind = "deceased_record"
  const open = await casesOf(container).listClinicalCases(
    { patient_id: check.patient_id, state: OPEN_CASES },
    { select: ["id"], take: 200 }
  )
  for (const { id } of open) {
    await (stands
      ? casesOf(container).raiseFlag({ case_id: id, kind }, clock.now())
      : casesOf(container).settleFlags(id, kind, clock.now()))
  }
}
