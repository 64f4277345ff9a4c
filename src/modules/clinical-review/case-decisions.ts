import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
  MedusaError,
} from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import {
  conflict,
  unexpected,
  type PharmacyErrorCode,
} from "../../shared/errors"
import { CaseReadings } from "./case-readings"
import { assertHolder } from "./case-store"
import { caseMachine, type CaseState } from "./domain/case-state-machine"
import { moveOf, needsReading, type DecisionKind } from "./domain/decision"
import { ADVICE_LEVELS, type Denial } from "./domain/denial-reasons"
import { proposalSchema, type Proposal } from "./domain/proposal"
import type { Shared } from "./sql"
import type {
  CaseRecord,
  DecisionInput,
  DecisionRecord,
  TransitionResult,
} from "./types"
import { decisionPlace, patientScope } from "./vault-places"

const wordsSchema = z.object({
  notes: z.string().nullable(),
  gp_justification: z.string().nullable(),
  denial: z
    .object({
      code: z.string(),
      version: z.number(),
      title: z.string(),
      advice_level: z.enum(ADVICE_LEVELS),
      patient_text: z.string(),
    })
    .nullable()
    // Decisions from before there were managed reasons.
    .default(null),
  /** change_dose: why, for the patient to read. */
  patient_reason: z.string().nullable().default(null),
})

const EVIDENCE_MISSING: PharmacyErrorCode = "evidence_missing"

/** Where a decision has brought a case. */
const DECIDED: readonly CaseState[] = [
  "awaiting_acceptance",
  "awaiting_signature",
  "approved",
  "rejected",
  "awaiting_refund",
  "refunded",
  "closed",
]

/** By whom a case has to be read, and what has to be proven. */
type Reader = { policy: DecisionInput["policy"]; user_id: string }

/** What was decided on a case, by whom, encrypted with the patient's key. */
export class CaseDecisions extends CaseReadings {
  /**
   * Records a decision with who took it, and moves the case, in one go. The
   * role was checked before; that the decider holds the case is checked here,
   * under the row's lock.
   * @throws evidence_missing when, before approving, a warning was not
   * acknowledged, a section not opened, or a proof of the category's policy is
   * not there
   */
  @InjectTransactionManager()
  async decide(
    input: DecisionInput,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<TransitionResult & { decision_id: string }> {
    const record = await this.lock(input.case_id, shared)
    if (record.state === "in_review") {
      assertHolder(record, input.staff.user_id)
    }
    await this.assertNotOutrun(record, input.staff.user_id, shared)
    const { event, guards } = moveOf(input.kind)
    caseMachine.next(record.state, event, guards)
    const reading = needsReading(input.kind)
      ? await this.assertReady(
          record,
          { policy: input.policy, user_id: input.staff.user_id },
          now,
          shared
        )
      : null
    const decisionId = await this.writeDecision(
      record,
      { ...input, reading },
      now,
      shared
    )
    const result = await this.move(
      record,
      { case_id: record.id, event, guards, actor: input.actor },
      now,
      { decision_id: decisionId },
      shared
    )
    return { ...result, decision_id: decisionId }
  }

  /** A colleague was quicker: a conflict, and no mistake of who comes second. @throws transition_not_allowed */
  private async assertNotOutrun(
    { id, state }: CaseRecord,
    userId: string,
    shared: Shared
  ): Promise<void> {
    if (!DECIDED.includes(state)) {
      return
    }
    const [last] = await this.listDecisions(
      { case_id: id },
      { select: ["id", "user_id"], order: { at: "DESC" }, take: 1 },
      shared
    )
    if (last && last.user_id !== userId) {
      throw conflict(
        "transition_not_allowed",
        `Case ${id} was decided by ${last.user_id}`
      )
    }
  }

  /** A decision with what it says in plain; the caller has written who reads it. */
  async readDecision(id: string): Promise<{
    decision: DecisionRecord
    proposal: Proposal | null
    notes: string | null
    gp_justification: string | null
    denial: Denial | null
    patient_reason: string | null
  }> {
    const decision = await this.retrieveDecision(id)
    const { patient_id } = await this.retrieveClinicalCase(decision.case_id, {
      select: ["patient_id"],
    })
    const open = (column: "proposal_enc" | "notes_enc", text: string | null) =>
      text === null
        ? null
        : this.vault.decryptJson(
            patientScope(patient_id),
            decisionPlace(column, id),
            text
          )
    const proposal = await open("proposal_enc", decision.proposal_enc)
    const words = await open("notes_enc", decision.notes_enc)
    return {
      decision,
      proposal: proposal === null ? null : proposalSchema.parse(proposal),
      ...(words === null
        ? {
            notes: null,
            gp_justification: null,
            denial: null,
            patient_reason: null,
          }
        : wordsSchema.parse(words)),
    }
  }

  /** Gives what the one who says yes has read, once nothing is left to read or to prove. */
  protected async assertReady(
    record: CaseRecord,
    { policy, user_id }: Reader,
    now: Date,
    shared: Shared
  ): Promise<Record<string, number>> {
    if (!policy) {
      throw unexpected(`Case ${record.id} is decided without a policy`)
    }
    await this.assertRead(record.id, user_id, shared)
    await this.assertProven(record, policy, now, shared)
    return this.assertOpened(record.id, user_id, shared)
  }

  /**
   * Whether a decision could be taken again as it was: since then the case was
   * not flagged, and nothing is left to read or to prove.
   */
  protected async stillStands(
    record: CaseRecord,
    decided: Reader & { at: Date },
    now: Date,
    shared: Shared
  ): Promise<boolean> {
    const [flagged] = await this.listCaseFlags(
      {
        case_id: record.id,
        settled_at: null,
        raised_at: { $gt: decided.at },
      },
      { select: ["id"], take: 1 },
      shared
    )
    if (flagged) {
      return false
    }
    try {
      await this.assertReady(record, decided, now, shared)
      return true
    } catch (error) {
      if (MedusaError.isMedusaError(error) && error.code === EVIDENCE_MISSING) {
        return false
      }
      throw error
    }
  }

  protected async writeDecision(
    record: CaseRecord,
    input: Omit<DecisionInput, "kind"> & {
      kind: DecisionKind
      reading: Record<string, number> | null
      prescription_id?: string
    },
    now: Date,
    shared: Shared
  ): Promise<string> {
    const id = generateEntityId(undefined, "dec")
    const scope = patientScope(record.patient_id)
    const words = {
      notes: input.notes,
      gp_justification: input.gp_justification,
      denial: input.denial ?? null,
      patient_reason: input.patient_reason ?? null,
    }
    await this.createDecisions(
      [
        {
          id,
          case_id: record.id,
          kind: input.kind,
          staff_id: input.staff.id,
          user_id: input.staff.user_id,
          staff_name: input.staff.name,
          role: input.staff.role,
          registration_body: input.staff.registration_body,
          registration_number: input.staff.registration_number,
          prescriber_ip: input.prescriber_ip,
          reading: input.reading,
          prescription_id: input.prescription_id ?? null,
          proposal_enc: input.proposal
            ? await this.vault.encryptJson(
                scope,
                decisionPlace("proposal_enc", id),
                input.proposal
              )
            : null,
          denial_code: input.denial?.code ?? null,
          denial_version: input.denial?.version ?? null,
          notes_enc: Object.values(words).some(Boolean)
            ? await this.vault.encryptJson(
                scope,
                decisionPlace("notes_enc", id),
                words
              )
            : null,
          at: now,
        },
      ],
      shared
    )
    return id
  }
}
