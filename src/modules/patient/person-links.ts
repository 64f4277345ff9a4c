import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { auditRow } from "../../shared/outbox"
import { pairOf, type LinkVerdict } from "./domain/linkage/verdict"
import { LinkSearch } from "./link-search"
import type { Shared } from "./patient-store"
import { openPerson, patientAudit, patientScope, unlessErased } from "./person"
import type { Person } from "./person"

export type VerdictRecord = {
  patient_id: string
  other_id: string
  verdict: LinkVerdict
  /** Null where the person was erased. */
  reason: string | null
  staff_name: string
  role: string
  at: Date
}

/** What clinicians say of pairs of accounts (SAF-8): it stands above the score. */
export class PersonLinks extends LinkSearch {
  /**
   * Keeps what a clinician says of two accounts, or takes it back; the same
   * verdict again changes nothing. Reversible: the earlier rows stay.
   * @throws not_found, invalid_field
   */
  @InjectTransactionManager()
  async judgeLink(
    input: {
      patient_id: string
      other_id: string
      verdict: LinkVerdict | "undo"
      reason: string
      staff: { user_id: string; name: string; role: string }
      actor: Actor
    },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ verdict: LinkVerdict | null }> {
    const [patient_a, patient_b] = pairOf(input.patient_id, input.other_id)
    // Both, in one order: also serialises two verdicts on one pair.
    await this.lock(patient_a, shared)
    await this.lock(patient_b, shared)
    const [standing] = await this.listPersonLinks(
      { patient_a, patient_b, undone_at: null },
      { take: 1 },
      shared
    )
    const verdict = input.verdict === "undo" ? null : input.verdict
    if ((standing?.verdict ?? null) === verdict) {
      return { verdict }
    }
    if (standing) {
      await this.updatePersonLinks(
        { id: standing.id, undone_at: now, undone_by: input.actor.id },
        shared
      )
    }
    const id = generateEntityId(undefined, "plnk")
    if (verdict) {
      const { user_id, name: staff_name, role } = input.staff
      await this.createPersonLinks(
        {
          id,
          patient_a,
          patient_b,
          verdict,
          reason_enc: await this.vault.encrypt(
            patientScope(patient_a),
            reasonPlace(id),
            input.reason
          ),
          user_id,
          staff_name,
          role,
          at: now,
        },
        shared
      )
    }
    const action = `patient.link_${input.verdict}`
    const details = { other_patient_id: input.other_id }
    const intent = patientAudit(input.patient_id, action, input.actor, details)
    await this.createPatientOutboxes([auditRow(id, intent, now)], shared)
    return { verdict }
  }

  /**
   * Persons in clear for a clinician who judges whether they are one; each
   * reading goes on record. Erased ones are left out.
   */
  @InjectTransactionManager()
  async readLinkedPersons(
    patientIds: string[],
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<Person[]> {
    const rows = await this.listPatients(
      { id: patientIds },
      { take: patientIds.length },
      shared
    )
    const people = await Promise.all(
      rows.map((row) => unlessErased(openPerson(this.vault, row)))
    )
    const read = people.filter((one) => one !== null)
    await this.createPatientOutboxes(
      read.map(({ id }) =>
        auditRow(
          `${id}:linked:${generateEntityId(undefined, "read")}`,
          patientAudit(id, "patient.read_as_linked", actor),
          now
        )
      ),
      shared
    )
    return read
  }

  /** The verdicts that stand on a person, with their reasons. */
  @InjectTransactionManager()
  async readVerdicts(
    patientId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<VerdictRecord[]> {
    const rows = await this.standing([patientId], shared)
    return Promise.all(
      rows.map(async (row) => ({
        patient_id: patientId,
        other_id: row.patient_a === patientId ? row.patient_b : row.patient_a,
        verdict: row.verdict,
        reason: await unlessErased(
          this.vault.decrypt(
            patientScope(row.patient_a),
            reasonPlace(row.id),
            row.reason_enc
          )
        ),
        staff_name: row.staff_name,
        role: row.role,
        at: new Date(row.at),
      }))
    )
  }
}

const reasonPlace = (row: string) => ({
  table: "person_link",
  column: "reason_enc",
  row,
})
