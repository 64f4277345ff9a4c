import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { DocumentKind } from "../../modules/identity/domain/documents"
import type {
  FailReason,
  VerifyMethod,
} from "../../modules/identity/domain/judgement"
import type { IdentityCheckRow } from "../../modules/identity/service"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { forbidden, notAllowed, notFound } from "../../shared/errors"
import { wakeWorker } from "../relay/wake"
import { assertMayJudge } from "../staff/own-medicine"
import { casesOf, identityOf, patientsOf } from "./services"

/** What a member of staff says of somebody's identity (IDV-3). */
export type Judgement =
  | {
      says: "verify"
      documents: string[]
      method: VerifyMethod
      note: string | null
    }
  | { says: "ask_again"; kinds: DocumentKind[]; text: string }
  | { says: "fail"; reason: FailReason; note: string }
  | { says: "overrule_death"; note: string }

export type JudgeIdentityInput = {
  /** Any case of the person; all of theirs that wait go the same way. */
  case_id: string
  actor: Actor
  judgement: Judgement
}

const judgeIdentityStep = createStep(
  "judge-identity-step",
  async (input: JudgeIdentityInput, { container }) => {
    const [record] = await casesOf(container).listClinicalCases(
      { id: input.case_id },
      { select: ["id", "patient_id"] }
    )
    if (!record) {
      throw notFound("Case", input.case_id)
    }
    const { patient_id } = record
    await assertMayJudge(container, "identity", {
      user_id: input.actor.id,
      patient_id,
      // Who somebody is has nothing to do with what they are treated for.
      category_handle: null,
    })
    const check = await identityOf(container).currentCheck(patient_id)
    if (!check) {
      throw notAllowed(
        "transition_not_allowed",
        `Patient ${patient_id} has no identity check`
      )
    }
    const moved = await judge(container, check, input)
    await wakeWorker(container)
    // Nothing to undo: a judgement is a record; cases and patient follow it durably.
    return new StepResponse({ check_id: moved.id, state: moved.state })
  }
)

async function judge(
  container: MedusaContainer,
  check: IdentityCheckRow,
  { actor, judgement }: JudgeIdentityInput
): Promise<IdentityCheckRow> {
  const identity = identityOf(container)
  const by = { check_id: check.id, actor }
  const now = clock.now()
  switch (judgement.says) {
    case "verify":
      return identity.verify(
        { ...by, ...judgement, ...(await subjectOf(container, check)) },
        now
      )
    case "ask_again":
      return identity.askAgain({ ...by, ...judgement }, now)
    case "fail":
      return identity.fail({ ...by, ...judgement }, now)
    case "overrule_death":
      if (actor.role !== "pharmacist") {
        throw forbidden(
          "role_required",
          "Only a pharmacist treats a death record as wrong"
        )
      }
      return identity.overruleDeath(
        { ...by, ...judgement, ...(await subjectOf(container, check)) },
        now
      )
  }
}

async function subjectOf(
  container: MedusaContainer,
  { patient_id }: IdentityCheckRow
): Promise<{ subject_index: string }> {
  const { subject_index } = await patientsOf(container).readSubject(patient_id)
  return { subject_index }
}

/**
 * Verifies, asks again, fails or revives by what staff saw (IDV-3). Role,
 * registration and that it isn't themselves are checked (REV-5); every case
 * of the person follows by the outbox.
 */
export const judgeIdentityWorkflow = createWorkflow(
  "judge-identity",
  function (input: JudgeIdentityInput) {
    return new WorkflowResponse(judgeIdentityStep(input))
  }
)
