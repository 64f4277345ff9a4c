import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { notAllowed } from "../../shared/errors"
import { auditRow } from "../../shared/outbox"
import { CaseTopUps } from "./case-top-ups"
import type { Shared } from "./sql"
import type { DecisionInput } from "./types"

/** Decisions on another strength for the later months of a plan that runs (SAF-18). */
export class CaseDoses extends CaseTopUps {
  /**
   * Records that a prescriber decides on another strength, after reading what an
   * approval asks for. The case stays approved: its supplies go on as they are
   * until the change is signed for.
   * @throws transition_not_allowed for a case that isn't approved; evidence_missing as `decide`
   */
  @InjectTransactionManager()
  async decideDose(
    input: Omit<DecisionInput, "kind" | "denial">,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ decision_id: string }> {
    const record = await this.lock(input.case_id, shared)
    if (record.state !== "approved") {
      throw notAllowed(
        "transition_not_allowed",
        `Case ${record.id} is "${record.state}": only an approved treatment gets another strength`
      )
    }
    const { policy, staff, actor } = input
    const reading = await this.assertReady(
      record,
      { policy, user_id: staff.user_id },
      now,
      shared
    )
    const decision_id = await this.writeDecision(
      record,
      { ...input, kind: "change_dose", reading },
      now,
      shared
    )
    const audit = auditRow(
      decision_id,
      {
        action: "case.change_dose",
        actor,
        entity_type: "clinical_case",
        entity_id: record.id,
        order_id: record.order_id,
        case_id: record.id,
        patient_id: record.patient_id,
        details: { reference: record.reference, decision_id },
      },
      now
    )
    await this.createOutboxes([audit], shared)
    return { decision_id }
  }
}
