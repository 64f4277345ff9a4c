import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { notFound } from "../../shared/errors"
import { CaseConversations } from "./case-conversations"
import type { PlanChange } from "./domain/change-proposal"
import { run, type Shared } from "./sql"
import type {
  CaseRecord,
  ChangeProposalRecord,
  DecisionInput,
  TransitionResult,
} from "./types"
import { changeReasonPlace, patientScope } from "./vault-places"

/** What is put to the patient, beside the prescription that would be made of it. */
export type ChangeInput = Pick<
  ChangeProposalRecord,
  | "to_item_id"
  | "to_variant_id"
  | "to_quantity"
  | "from_name"
  | "to_name"
  | "paid_pence"
  | "new_pence"
> & {
  reason: string
  /** Pence of the line without any code. */
  undiscounted_pence?: number | null
  /** None for a one-off. */
  plan?: PlanChange | null
}

/** Changes that are put to the patient (SAF-2). */
export class CaseProposals extends CaseConversations {
  /**
   * Records the decision to propose a change and puts it to the patient.
   * @throws as `decide`
   */
  @InjectTransactionManager()
  async propose(
    decision: DecisionInput,
    change: ChangeInput,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<TransitionResult & { decision_id: string; proposal_id: string }> {
    const record = await this.lock(decision.case_id, shared)
    const result = await this.decide(decision, now, shared)
    const { reason, plan, ...columns } = change
    const id = generateEntityId(undefined, "cpr")
    await this.createChangeProposals(
      {
        ...columns,
        ...(plan ? planColumns(plan) : {}),
        id,
        case_id: record.id,
        decision_id: result.decision_id,
        from_item_id: record.formulary_item_id,
        from_variant_id: record.variant_id,
        from_quantity: record.quantity,
        reason_enc: await this.vault.encrypt(
          patientScope(record.patient_id),
          changeReasonPlace(id),
          reason
        ),
        proposed_at: now,
      },
      shared
    )
    return { ...result, proposal_id: id }
  }

  /** A case's newest proposal with its reason in plain; null when there was none. */
  async readProposal(
    caseId: string
  ): Promise<(ChangeProposalRecord & { reason: string }) | null> {
    const [row] = await this.listChangeProposals(
      { case_id: caseId },
      { order: { proposed_at: "DESC", id: "DESC" }, take: 1 }
    )
    if (!row) {
      return null
    }
    const { patient_id } = await this.retrieveClinicalCase(caseId, {
      select: ["id", "patient_id"],
    })
    const reason = await this.vault.decrypt(
      patientScope(patient_id),
      changeReasonPlace(row.id),
      row.reason_enc
    )
    return { ...row, reason }
  }

  /** Pence that were paid for a case before any accepted change made it cheaper; null where none was. */
  async paidBeforeChanges(caseId: string): Promise<number | null> {
    const [first] = await this.listChangeProposals(
      { case_id: caseId, state: ["accepted", "applied", "withdrawn"] },
      { select: ["id", "paid_pence"], order: { proposed_at: "ASC" }, take: 1 }
    )
    return first?.paid_pence ?? null
  }

  /** What a case's line cost before any change was accepted, with and without the code that was used; null where none was, or nobody wrote it down. In pence. */
  async lineBeforeChanges(
    caseId: string
  ): Promise<{ paid_pence: number; undiscounted_pence: number } | null> {
    const [first] = await this.listChangeProposals(
      { case_id: caseId, state: ["accepted", "applied"] },
      {
        select: ["id", "paid_pence", "undiscounted_pence"],
        order: { proposed_at: "ASC" },
        take: 1,
      }
    )
    return first && first.undiscounted_pence !== null
      ? {
          paid_pence: first.paid_pence,
          undiscounted_pence: first.undiscounted_pence,
        }
      : null
  }

  /** A proposal with its case, both held until the transaction ends. */
  protected async lockProposal(
    id: string,
    shared: Shared
  ): Promise<{ record: CaseRecord; row: ChangeProposalRecord }> {
    const [found] = await this.listChangeProposals(
      { id },
      { select: ["id", "case_id"] },
      shared
    )
    if (!found) {
      throw notFound("Proposal", id)
    }
    const record = await this.lock(found.case_id, shared)
    // After the case's lock: it may have been answered while that was waited for.
    const [row] = await run<ChangeProposalRecord>(
      shared,
      "select * from change_proposal where id = ? for update",
      [id]
    )
    if (!row) {
      throw notFound("Proposal", id)
    }
    return { record, row }
  }
}

const planColumns = ({ mandate, ...columns }: PlanChange) => ({
  ...columns,
  mandate_version: mandate.version,
  mandate_text: mandate.text,
  mandate_hash: mandate.hash,
})
