import {
  InjectTransactionManager,
  MedusaContext,
  MedusaError,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import type { PharmacyErrorCode } from "../../shared/errors"
import { CaseOpenings } from "./case-openings"
import { moveOf } from "./domain/decision"
import type { StayReason } from "./domain/stay-reason"
import { run, type Shared } from "./sql"
import type { CaseRecord, DecisionInput } from "./types"

export type ContinueInput = {
  case_id: string
  /** Signed already, with as many issues promised to the case as it needs. */
  prescription: { id: string; decision_id: string }
  policy: NonNullable<DecisionInput["policy"]>
  actor: Actor
}

const EVIDENCE_MISSING: PharmacyErrorCode = "evidence_missing"

/** Renewals that go on without another decision. */
export class CaseContinuations extends CaseOpenings {
  /**
   * Approves a renewal on what a prescriber has signed for already (SAF-1,
   * REN-3): one that came into the queue just now, that nobody has claimed, with
   * no open flag and every proof of the category's policy. Who had signed stands
   * on the record, with the prescription. Repeatable.
   * @returns null once it is approved by this; why it is left in the queue
   */
  @InjectTransactionManager()
  async continueCase(
    { case_id, prescription, policy, actor }: ContinueInput,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<StayReason | null> {
    const record = await this.lock(case_id, shared)
    if (record.state !== "queued") {
      return (await this.isContinued(case_id, shared)) ? null : "claimed"
    }
    const stays = await this.whyLookedAt(record, { policy, now }, shared)
    if (stays !== null) {
      return stays
    }
    const { decision: signed, gp_justification } = await this.readDecision(
      prescription.decision_id
    )
    const decision_id = await this.writeDecision(
      record,
      {
        case_id,
        kind: "continued",
        actor,
        staff: {
          id: signed.staff_id,
          user_id: signed.user_id,
          name: signed.staff_name,
          role: signed.role,
          registration_body: signed.registration_body,
          registration_number: signed.registration_number,
        },
        prescriber_ip: null,
        proposal: null,
        notes: null,
        gp_justification,
        prescription_id: prescription.id,
        reading: null,
      },
      now,
      shared
    )
    const { event, guards } = moveOf("continued")
    await this.move(
      record,
      { case_id, event, guards, actor },
      now,
      { decision_id },
      shared
    )
    return null
  }

  /** Keeps why a renewal waits for its prescriber. Repeatable. */
  @InjectTransactionManager()
  async noteStay(
    case_id: string,
    stay_reason: StayReason,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    await run(
      shared,
      `update clinical_case set stay_reason = ?, updated_at = now()
        where id = ? and state = 'queued' and deleted_at is null`,
      [stay_reason, case_id]
    )
  }

  private async isContinued(case_id: string, shared: Shared): Promise<boolean> {
    const [done] = await this.listDecisions(
      { case_id, kind: "continued" },
      { select: ["id"], take: 1 },
      shared
    )
    return done !== undefined
  }

  /** Something warns of it, somebody has looked at it since it was paid, or a proof is missing. */
  private async whyLookedAt(
    record: CaseRecord,
    { policy, now }: { policy: ContinueInput["policy"]; now: Date },
    shared: Shared
  ): Promise<StayReason | null> {
    const { id } = record
    const [flag] = await this.listCaseFlags(
      { case_id: id, settled_at: null },
      { select: ["id"], take: 1 },
      shared
    )
    if (flag) {
      return "flag"
    }
    const [claim] = await this.listCaseEvents(
      { case_id: id, event: "claim" },
      { select: ["id"], take: 1 },
      shared
    )
    if (claim) {
      return "claimed"
    }
    return (await this.isProven(record, policy, now, shared))
      ? null
      : "evidence"
  }

  private async isProven(
    record: CaseRecord,
    policy: ContinueInput["policy"],
    now: Date,
    shared: Shared
  ): Promise<boolean> {
    try {
      await this.assertProven(record, policy, now, shared)
      return true
    } catch (error) {
      if (MedusaError.isMedusaError(error) && error.code === EVIDENCE_MISSING) {
        return false
      }
      throw error
    }
  }
}
