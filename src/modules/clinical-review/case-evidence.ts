import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { notAllowed, notFound } from "../../shared/errors"
import type { EvidencePolicy } from "../../shared/evidence-policy"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { londonDay } from "../../shared/london"
import { auditRow, followUpRow } from "../../shared/outbox"
import { CaseAcknowledgements } from "./case-acknowledgements"
import {
  assertEvidence,
  judgeEvidence,
  missingBefore,
  type JudgedRequirement,
} from "./domain/evidence"
import {
  assertEvidenceInput,
  contentSchema,
  type EvidenceContent,
} from "./domain/evidence-input"
import { EVIDENCE_FLAGS, LEVEL_OF_FLAG } from "./domain/flags"
import { run, type Shared } from "./sql"
import type {
  CaseRecord,
  EvidenceInput,
  EvidenceRecord,
  OpenedEvidence,
} from "./types"
import { evidencePlace, patientScope } from "./vault-places"

/** The proofs that there are about a patient, and whether they are enough (SAF-4). */
export class CaseEvidence extends CaseAcknowledgements {
  /**
   * Keeps a proof with who had it, encrypted with the patient's key, and flags
   * its case with what has to be read before approving.
   * @throws invalid_field for a method that is none of its kind or a day ahead,
   * transition_not_allowed when the case has ended
   */
  @InjectTransactionManager()
  async recordEvidence(
    input: EvidenceInput,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<EvidenceRecord> {
    assertEvidenceInput(input, londonDay(now))
    const record = await this.lock(input.case_id, shared)
    if (record.ended_as !== null) {
      throw notAllowed(
        "transition_not_allowed",
        `Case ${record.id} has ended (${record.ended_as})`
      )
    }
    await this.lockEvidence(record.patient_id, shared)
    const id = generateEntityId(undefined, "evi")
    const { content, actor, staff, flags, ...columns } = input
    const made = await this.createEvidenceItems(
      {
        ...columns,
        id,
        patient_id: record.patient_id,
        category_handle: record.category_handle,
        content_enc: await this.vault.encryptJson(
          patientScope(record.patient_id),
          evidencePlace("content_enc", id),
          content
        ),
        staff_id: staff.id,
        user_id: staff.user_id,
        staff_name: staff.name,
        role: staff.role,
        registration_body: staff.registration_body,
        registration_number: staff.registration_number,
        recorded_at: now,
      },
      shared
    )
    await this.createCaseFlags(
      flags.map((flag) => ({
        case_id: record.id,
        kind: flag,
        subject: id,
        level: LEVEL_OF_FLAG[flag],
        raised_at: now,
      })),
      shared
    )
    await this.updateClinicalCases(
      { id: record.id, flag_count: record.flag_count + flags.length },
      shared
    )
    await this.announceEvidence(made, "recorded", actor, now, shared)
    return made
  }

  /**
   * Takes a proof back, with its reason; what it had raised is settled. Doing so
   * again changes nothing. @throws not_found
   */
  @InjectTransactionManager()
  async withdrawEvidence(
    input: { evidence_id: string; reason: string; actor: Actor },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<EvidenceRecord> {
    const filter = { id: input.evidence_id }
    const [found] = await this.listEvidenceItems(filter, { take: 1 }, shared)
    if (!found) {
      throw notFound("Evidence", input.evidence_id)
    }
    const flags = await this.listCaseFlags(
      { kind: [...EVIDENCE_FLAGS], subject: found.id, settled_at: null },
      { order: { case_id: "ASC" } },
      shared
    )
    // Cases before the patient's evidence, as a decision locks them.
    const cases: CaseRecord[] = []
    for (const id of new Set(flags.map((flag) => flag.case_id))) {
      cases.push(await this.lock(id, shared))
    }
    await this.lockEvidence(found.patient_id, shared)
    const [before] = await this.listEvidenceItems(filter, { take: 1 }, shared)
    if (!before || before.withdrawn_at) {
      return before ?? found
    }
    await this.updateCaseFlags(
      flags.map(({ id }) => ({ id, settled_at: now })),
      shared
    )
    await this.updateClinicalCases(
      cases.map(({ id, flag_count }) => ({
        id,
        flag_count: Math.max(
          0,
          flag_count - flags.filter((flag) => flag.case_id === id).length
        ),
      })),
      shared
    )
    const saved = await this.updateEvidenceItems(
      {
        id: before.id,
        withdrawn_at: now,
        withdrawn_by: input.actor.id,
        withdrawal_reason_enc: await this.vault.encrypt(
          patientScope(before.patient_id),
          evidencePlace("withdrawal_reason_enc", before.id),
          input.reason
        ),
      },
      shared
    )
    await this.announceEvidence(saved, "withdrawn", input.actor, now, shared)
    return saved
  }

  /** What there is about a patient, newest first, opened; the caller has written who reads it. */
  async readEvidence(patientId: string): Promise<OpenedEvidence[]> {
    const items = await this.listEvidenceItems(
      { patient_id: patientId },
      { order: { observed_on: "DESC", recorded_at: "DESC" }, take: 200 }
    )
    const scope = patientScope(patientId)
    return Promise.all(
      items.map(async (item) => ({
        item,
        content: await this.openContent(item),
        withdrawal_reason:
          item.withdrawal_reason_enc === null
            ? null
            : await this.vault.decrypt(
                scope,
                evidencePlace("withdrawal_reason_enc", item.id),
                item.withdrawal_reason_enc
              ),
      }))
    )
  }

  /** The body as it was last verified, with the proof's id; null where it never was. */
  async lastMeasurements(patientId: string): Promise<{
    id: string
    weight_kg: number | null
    height_cm: number | null
  } | null> {
    const [item] = await this.listEvidenceItems(
      {
        patient_id: patientId,
        kind: "verified_weight",
        outcome: "satisfactory",
        withdrawn_at: null,
      },
      { order: { observed_on: "DESC", recorded_at: "DESC" }, take: 1 }
    )
    return item ? { id: item.id, ...(await this.openContent(item)) } : null
  }

  /** A category's policy held against what there is about the case's patient. */
  @InjectTransactionManager()
  async judgeCaseEvidence(
    caseId: string,
    policy: EvidencePolicy,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ judged: JudgedRequirement[]; first_supply: boolean }> {
    const [record] = await this.listClinicalCases({ id: caseId }, {}, shared)
    if (!record) {
      throw notFound("Case", caseId)
    }
    const evidence = await this.listEvidenceItems(
      { patient_id: record.patient_id, withdrawn_at: null },
      { order: { observed_on: "DESC" }, take: 500 },
      shared
    )
    const [earlier] = await this.listClinicalCases(
      {
        patient_id: record.patient_id,
        category_handle: record.category_handle,
        id: { $ne: record.id },
        ended_as: "completed",
      },
      { select: ["id"], take: 1 },
      shared
    )
    const first_supply = earlier === undefined
    const { category_handle } = record
    const context = { category_handle, first_supply, today: londonDay(now) }
    return { judged: judgeEvidence(policy, evidence, context), first_supply }
  }

  /** @throws evidence_missing listing what there is not; nobody adds or withdraws until the transaction ends */
  protected async assertProven(
    record: CaseRecord,
    policy: EvidencePolicy,
    now: Date,
    shared: Shared
  ): Promise<void> {
    await this.lockEvidence(record.patient_id, shared)
    const { judged } = await this.judgeCaseEvidence(
      record.id,
      policy,
      now,
      shared
    )
    assertEvidence(record.id, missingBefore("approval", judged))
  }

  private async openContent(item: EvidenceRecord): Promise<EvidenceContent> {
    return contentSchema.parse(
      await this.vault.decryptJson(
        patientScope(item.patient_id),
        evidencePlace("content_enc", item.id),
        item.content_enc
      )
    )
  }

  private async lockEvidence(patientId: string, shared: Shared): Promise<void> {
    await run(shared, "select pg_advisory_xact_lock(hashtextextended(?, 0))", [
      `evidence:${patientId}`,
    ])
  }

  private async announceEvidence(
    item: EvidenceRecord,
    what: "recorded" | "withdrawn",
    actor: Actor,
    now: Date,
    shared: Shared
  ): Promise<void> {
    const { id, case_id, patient_id, kind } = item
    const key = `${id}:${what}`
    const about = { patient_id, evidence_id: id }
    await this.createOutboxes(
      [
        auditRow(
          key,
          {
            action: `evidence.${what}`,
            actor,
            entity_type: "evidence",
            entity_id: id,
            case_id,
            patient_id,
            // No outcome: what is in the ledger can never be erased.
            details: { kind },
          },
          now
        ),
        followUpRow(FOLLOW_UPS.EVIDENCE_CHANGED, key, about, now),
      ],
      shared
    )
  }
}
