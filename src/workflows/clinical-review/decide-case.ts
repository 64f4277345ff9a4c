import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  assertClassStands,
  assertConsulted,
  assertGpJustified,
  assertIdentityStands,
  decisionKind,
} from "../../modules/clinical-review/domain/decision"
import {
  assertAsOrdered,
  type Proposal,
} from "../../modules/clinical-review/domain/proposal"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { policyOf } from "../../modules/formulary/domain/evidence-policy"
import type { StaffRow } from "../../modules/staff/service"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { wakeWorker } from "../relay/wake"
import { assertAnswersStand } from "./answers-stand"
import { assertPrescribable } from "./assert-prescribable"
import { entitledDecider, staffOfDecision } from "./entitled-decider"
import { flagNews } from "./flag-news"
import { announceCaseChange } from "./live-hub"
import { assertQuantity } from "./quantity-review"
import {
  loadCase,
  proposalForCase,
  type Category,
  type Item,
} from "./review-facts"
import { casesOf } from "./services"
import { assertMessagesTaken } from "./untaken-messages"

export type DecideCaseInput = {
  case_id: string
  asked: "approve" | "process"
  actor: Actor
  /** IPv4 address from which it is decided. */
  ip: string | null
  /** Without a number of issues there is one for each month that was bought. */
  proposal: (Omit<Proposal, "issues"> & { issues?: number | undefined }) | null
  gp_justification: string | null
  /** Why more of an ingredient than a limit allows; for the role that may. */
  quantity_justification?: string | null
  notes: string | null
}

type Facts = { record: CaseRecord; item: Item; category: Category }

const decideCaseStep = createStep(
  "decide-case",
  async (input: DecideCaseInput, { container }) => {
    const facts = await loadCase(container, input.case_id)
    const { record, item } = facts
    const kind = decisionKind(input.asked, record.legal_class)
    const { staff, patient } = await entitledDecider(
      container,
      record,
      input.actor
    )
    assertIdentityStands(record.id, patient)
    assertGpJustified({
      kind,
      gp_answer: patient.gp_answer,
      gp_justification: input.gp_justification,
    })
    assertConsulted(record, [item])
    assertClassStands(record, [item])
    await assertAnswersStand(container, record)
    const above = await assertQuantity(container, facts, {
      role: staff.role,
      justification: input.quantity_justification ?? null,
    })
    const proposal =
      kind === "approve_pom"
        ? await settleProposal(container, facts, staff, input)
        : null
    await assertMessagesTaken(container, record.id)
    await flagNews(container, record)
    const result = await casesOf(container).decide(
      {
        case_id: record.id,
        kind,
        actor: input.actor,
        staff: staffOfDecision(staff),
        prescriber_ip: input.ip,
        policy: policyOf(facts.category),
        proposal,
        notes: [above, input.notes].filter(Boolean).join("\n") || null,
        gp_justification: input.gp_justification,
      },
      clock.now()
    )
    await announceCaseChange(container)
    await wakeWorker(container)
    // Nothing to undo: a decision is a record; it is followed by another, never taken back.
    return new StepResponse(result)
  }
)

/** What the prescriber proposes, judged by what was ordered and by what the law wants written. */
async function settleProposal(
  container: MedusaContainer,
  facts: Facts,
  staff: StaffRow,
  input: DecideCaseInput
): Promise<Proposal> {
  const ordered = proposalForCase(facts.record, facts.item)
  const issues = input.proposal?.issues ?? ordered.issues
  const proposal = { ...ordered, ...input.proposal, issues }
  assertAsOrdered(proposal, ordered)
  await assertPrescribable(container, facts, staff, proposal)
  return proposal
}

/**
 * Approves a POM or P case, or processes a GSL or test-kit case (REV-4). Called
 * by the case screen. Role, registration and holder are checked, the answers are
 * judged anew, a missing GP is justified, and the decision is written with who took it, together with
 * the case's move and what follows from it.
 */
export const decideCaseWorkflow = createWorkflow(
  "decide-case",
  function (input: DecideCaseInput) {
    return new WorkflowResponse(decideCaseStep(input))
  }
)
