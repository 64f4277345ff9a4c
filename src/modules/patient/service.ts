import {
  generateEntityId,
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { auditRow, followUpRow, type OutboxRow } from "../../shared/outbox"
import { ContactCodes } from "./contact-codes"
import { LINKAGE_VERSION, linkageOfProfile } from "./domain/linkage"
import { addMonths, IDENTITY_VALID_MONTHS } from "./domain/identity-validity"
import {
  assertAdult,
  type IdentityStatus,
  type ProfileInput,
} from "./domain/profile"
import { profileChange } from "./domain/profile-change"
import type { Shared } from "./patient-store"
import { openPerson, patientAudit, patientScope, place } from "./person"
import type { PatientRow, Person } from "./person"

/** Patients: who somebody is, how they are reached, and whether that is proved. */
export default class PatientModuleService extends ContactCodes {
  /**
   * Creates or changes the profile of a customer (PAY-1). A changed address or
   * number has to be verified anew, a changed name, birth or home sets the
   * identity back (IDV-4); what waits for either is told by a follow-up.
   */
  @InjectTransactionManager()
  async saveProfile(
    input: { customer_id: string; email: string; profile: ProfileInput },
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<PatientRow> {
    const { customer_id, email, profile } = input
    assertAdult(profile.date_of_birth, now)
    const before = await this.lockByCustomer(customer_id, shared)
    const id = before?.id ?? generateEntityId(undefined, "pat")
    const change = profileChange(
      before,
      { email, profile, subject_index: this.subjectIndex(profile) },
      now
    )
    const data = {
      ...change.data,
      id,
      customer_id,
      name_dob_index: this.namesakeIndex(profile),
      linkage_version: LINKAGE_VERSION,
      date_of_birth_enc: await this.vault.encrypt(
        patientScope(id),
        place("date_of_birth_enc", id),
        profile.date_of_birth
      ),
    }
    const saved = before
      ? await this.updatePatients(data, shared)
      : await this.createPatients(data, shared)
    await this.noteLinkage(
      {
        patient_id: id,
        values: linkageOfProfile({ ...profile, email }),
        source: "profile",
      },
      now,
      shared
    )
    const action = before ? "patient.changed" : "patient.registered"
    const intent = patientAudit(id, action, actor, {
      identity_reset: change.identityReset,
    })
    // The same profile may be saved again and again, also in one moment.
    const occasion = generateEntityId(undefined, "save")
    await this.createPatientOutboxes(
      [
        auditRow(`${id}:saved:${occasion}`, intent, now),
        ...changeFollowUps(id, change, occasion, now),
      ],
      shared
    )
    return saved
  }

  /** Everything about a patient in clear; reading it for staff is audited by the caller. */
  @InjectManager()
  async readPerson(
    patientId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<Person> {
    const patient = await this.retrievePatient(patientId, {}, shared)
    return openPerson(this.vault, patient)
  }

  /** As readPerson, with the row and the index of what an identity check would confirm, all of one moment. */
  @InjectManager()
  async readSubject(
    patientId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ row: PatientRow; person: Person; subject_index: string }> {
    const row = await this.retrievePatient(patientId, {}, shared)
    const person = await openPerson(this.vault, row)
    return { row, person, subject_index: this.subjectIndex(person) }
  }

  /** As readPerson, with the row itself; null when the customer has no profile yet. */
  @InjectManager()
  async findByCustomer(
    customerId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ row: PatientRow; person: Person } | null> {
    const row = await this.byCustomer(customerId, shared)
    return row ? { row, person: await openPerson(this.vault, row) } : null
  }

  /**
   * Keeps what an identity check came to (IDV-1). Repeatable.
   *
   * @param result.subject_index of the person whom it is about
   * @returns false when the patient has other data now, whom it says nothing
   *   about (IDV-4). A death record is kept whatever the data, and stays until
   *   staff take that very record for wrong (`overrules_death`).
   */
  @InjectTransactionManager()
  async recordIdentity(
    patientId: string,
    result: {
      status: IdentityStatus
      reference: string
      subject_index: string
      overrules_death?: boolean
    },
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<boolean> {
    const patient = await this.lock(patientId, shared)
    const { status, reference } = result
    if (status !== "deceased" && !(await this.isAbout(patient, result))) {
      return false
    }
    if (isKnown(patient, result)) {
      return true
    }
    const verified = status === "verified"
    await this.updatePatients(
      {
        id: patientId,
        identity_status: status,
        identity_reference: reference,
        identity_verified_at: verified ? now : null,
        identity_valid_until: verified
          ? addMonths(now, IDENTITY_VALID_MONTHS)
          : null,
      },
      shared
    )
    const action = `patient.identity_${status}`
    const intent = patientAudit(patientId, action, actor, { reference })
    // One check may be pending twice: the data changed and changed back.
    const key = `${patientId}:${generateEntityId(undefined, "idr")}`
    await this.createPatientOutboxes([auditRow(key, intent, now)], shared)
    return true
  }

  private async isAbout(
    patient: PatientRow,
    result: {
      reference: string
      subject_index: string
      overrules_death?: boolean
    }
  ): Promise<boolean> {
    const lifts =
      result.overrules_death === true &&
      patient.identity_reference === result.reference
    if (patient.identity_status === "deceased" && !lifts) {
      return false
    }
    const person = await openPerson(this.vault, patient)
    return this.subjectIndex(person) === result.subject_index
  }

  private async lockByCustomer(
    customerId: string,
    shared: Shared
  ): Promise<PatientRow | undefined> {
    // Also serialises two first registrations of one customer.
    await shared.transactionManager?.execute(
      "select pg_advisory_xact_lock(hashtextextended(?, 0))",
      [`patient:${customerId}`]
    )
    return this.byCustomer(customerId, shared)
  }

  private async byCustomer(
    customerId: string,
    shared: Shared
  ): Promise<PatientRow | undefined> {
    const filter = { customer_id: customerId }
    const [row] = await this.listPatients(filter, { take: 1 }, shared)
    return row
  }
}

/** Told before; a check that is concluded is not pending again. */
const isKnown = (
  patient: PatientRow,
  { status, reference }: { status: IdentityStatus; reference: string }
): boolean =>
  patient.identity_reference === reference &&
  (patient.identity_status === status ||
    (status === "pending" && patient.identity_status !== "unverified"))

const changeFollowUps = (
  id: string,
  change: { gpChanged: boolean; subjectChanged: boolean },
  occasion: string,
  now: Date
): OutboxRow[] =>
  [
    ...(change.gpChanged ? [FOLLOW_UPS.PATIENT_GP_CHANGED] : []),
    ...(change.subjectChanged ? [FOLLOW_UPS.PATIENT_DATA_CHANGED] : []),
  ].map((topic) => followUpRow(topic, occasion, { patient_id: id }, now))
