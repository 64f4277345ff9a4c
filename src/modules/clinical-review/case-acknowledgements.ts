import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { invalid, notAllowed } from "../../shared/errors"
import { auditRow } from "../../shared/outbox"
import { assertHolder, CaseStore } from "./case-store"
import {
  assertAcknowledged,
  openFor,
  toAcknowledge,
  type Acknowledgeable,
} from "./domain/acknowledgements"
import { run, type Shared } from "./sql"
import type { AcknowledgementRecord } from "./types"

export type AcknowledgeInput = Acknowledgeable & {
  case_id: string
  actor: Actor
  staff: { user_id: string; name: string; role: string }
}

/** What clinicians have read of a case's warnings; none may be left when they approve. */
export class CaseAcknowledgements extends CaseStore {
  /**
   * Warnings and what was read of them forget which rule spoke and which
   * question was contradicted, once the answers of their case are sealed
   * (REN-6). Repeatable.
   */
  @InjectTransactionManager()
  async forgetAnswers(
    consultationId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const naming = `select f.id, f.case_id, f.kind, f.subject from case_flag f
      join clinical_case c on c.id = f.case_id
      where c.consultation_id = ? and f.kind in ('needs_review', 'contradiction')
        and f.subject not in ('', 'same_ingredient')
        and f.subject not like 'sealed:%'`
    await run(
      shared,
      `update case_acknowledgement a set subject = 'sealed:' || n.id, updated_at = now()
        from (${naming}) n
        where a.case_id = n.case_id and a.kind = n.kind and a.subject = n.subject`,
      [consultationId]
    )
    await run(
      shared,
      `update case_flag f set subject = 'sealed:' || n.id, updated_at = now()
        from (${naming}) n where f.id = n.id`,
      [consultationId]
    )
  }

  /**
   * Keeps that the holder of a case in review has read one of its warnings.
   * Saying it again changes nothing.
   * @throws invalid_field when no such warning stands, claimed_by_another,
   * transition_not_allowed when the case isn't in review
   */
  @InjectTransactionManager()
  async acknowledge(
    input: AcknowledgeInput,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<AcknowledgementRecord> {
    const record = await this.lock(input.case_id, shared)
    assertHolder(record, input.staff.user_id)
    if (record.state !== "in_review") {
      throw notAllowed(
        "transition_not_allowed",
        `Case ${record.id} is ${record.state}; it is acknowledged while in review`
      )
    }
    const { kind, subject, staff } = input
    const { asked, given } = await this.readAcknowledgements(record.id, shared)
    if (!asked.some((one) => one.kind === kind && one.subject === subject)) {
      throw invalid("subject", "names nothing that is to be acknowledged")
    }
    const known = given.find(
      (one) =>
        one.kind === kind &&
        one.subject === subject &&
        one.user_id === staff.user_id
    )
    if (known) {
      return known
    }
    const id = generateEntityId(undefined, "cack")
    const made = await this.createCaseAcknowledgements(
      {
        id,
        case_id: record.id,
        kind,
        subject,
        user_id: staff.user_id,
        staff_name: staff.name,
        role: staff.role,
        at: now,
      },
      shared
    )
    await this.createOutboxes(
      [
        auditRow(
          id,
          {
            action: "case.acknowledged",
            actor: input.actor,
            entity_type: "clinical_case",
            entity_id: record.id,
            order_id: record.order_id,
            case_id: record.id,
            patient_id: record.patient_id,
            details: { reference: record.reference, kind },
          },
          now
        ),
      ],
      shared
    )
    return made
  }

  /** What a case asks to be read, by kind, and who has read what, oldest first. */
  @InjectTransactionManager()
  async readAcknowledgements(
    caseId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ asked: Acknowledgeable[]; given: AcknowledgementRecord[] }> {
    const flags = await this.listCaseFlags(
      { case_id: caseId },
      { order: { kind: "ASC", subject: "ASC" }, take: 1000 },
      shared
    )
    const given = await this.listCaseAcknowledgements(
      { case_id: caseId },
      { order: { at: "ASC", id: "ASC" }, take: 1000 },
      shared
    )
    return { asked: toAcknowledge(flags), given }
  }

  /** @throws evidence_missing naming what this person has still to read */
  protected async assertRead(
    caseId: string,
    userId: string,
    shared: Shared
  ): Promise<void> {
    const { asked, given } = await this.readAcknowledgements(caseId, shared)
    assertAcknowledged(caseId, openFor(userId, asked, given))
  }
}
