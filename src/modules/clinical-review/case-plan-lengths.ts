import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { auditRow, followUpRow } from "../../shared/outbox"
import { CaseDoses } from "./case-doses"
import { assertShorter } from "./domain/plan-length"
import type { Shared } from "./sql"
import type { PlanLengthChangeRecord } from "./types"
import { lengthReasonPlace, patientScope } from "./vault-places"

/** Plans that staff make shorter before their approval (REV-3). */
export class CasePlanLengths extends CaseDoses {
  /**
   * Makes a case's plan shorter, with the reason for the patient to read; plan
   * and patient follow. @throws as `assertShorter`
   */
  @InjectTransactionManager()
  async shortenPlan(
    input: { case_id: string; months: number; reason: string; actor: Actor },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<PlanLengthChangeRecord> {
    const { months, actor } = input
    const record = await this.lock(input.case_id, shared)
    assertShorter(record, months)
    const id = generateEntityId(undefined, "plch")
    await this.updateClinicalCases(
      { id: record.id, instalment_count: months, last_activity_at: now },
      shared
    )
    const change = await this.createPlanLengthChanges(
      {
        id,
        case_id: record.id,
        from_months: record.instalment_count,
        to_months: months,
        reason_enc: await this.vault.encrypt(
          patientScope(record.patient_id),
          lengthReasonPlace(id),
          input.reason
        ),
        changed_by: actor.id,
        changed_by_role: actor.role ?? null,
        changed_at: now,
      },
      shared
    )
    const audit = auditRow(
      id,
      {
        action: "case.shorten_plan",
        actor,
        entity_type: "case",
        entity_id: record.id,
        case_id: record.id,
        order_id: record.order_id,
        patient_id: record.patient_id,
        details: { from_months: record.instalment_count, months },
      },
      now
    )
    const payload = { case_id: record.id, change_id: id }
    await this.createOutboxes(
      [audit, followUpRow(FOLLOW_UPS.PLAN_SHORTENED, id, payload, now)],
      shared
    )
    return change
  }

  /** The newest shortening of a case's plan with its reason in plain; null where there was none. */
  async readPlanLength(
    caseId: string
  ): Promise<(PlanLengthChangeRecord & { reason: string }) | null> {
    const [row] = await this.listPlanLengthChanges(
      { case_id: caseId },
      { order: { changed_at: "DESC", id: "DESC" }, take: 1 }
    )
    if (!row) {
      return null
    }
    const { patient_id } = await this.retrieveClinicalCase(caseId, {
      select: ["id", "patient_id"],
    })
    const reason = await this.vault.decrypt(
      patientScope(patient_id),
      lengthReasonPlace(row.id),
      row.reason_enc
    )
    return { ...row, reason }
  }
}
