import { randomInt } from "node:crypto"
import type { EntityManager } from "@medusajs/framework/mikro-orm/knex"
import type { Context } from "@medusajs/framework/types"
import {
  generateEntityId,
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { addMinutes } from "../../shared/clock"
import {
  getVault,
  type Vault,
  type VaultOptions,
} from "../../shared/encryption/vault"
import { notFound } from "../../shared/errors"
import { hashToken, secretsEqual } from "../../shared/ids"
import { auditRow } from "../../shared/outbox"
import {
  assertMaySendCode,
  CODE_DIGITS,
  CODE_VALID_MINUTES,
  judgeCode,
  type Channel,
} from "./domain/contact-verification"
import { addMonths, IDENTITY_VALID_MONTHS } from "./domain/identity-validity"
import { identitySubject, nameAndBirth } from "./domain/matching"
import {
  assertAdult,
  type IdentityStatus,
  type ProfileInput,
} from "./domain/profile"
import { profileChange } from "./domain/profile-change"
import { openPerson, patientAudit, patientScope, place } from "./person"
import type { PatientRow, Person } from "./person"
import { ContactVerification } from "./models/contact-verification"
import { PatientOutbox } from "./models/outbox"
import { Patient } from "./models/patient"

type Shared = Context<EntityManager>

/** Patients: who somebody is, how they are reached, and whether that is proved. */
export default class PatientModuleService extends MedusaService({
  Patient,
  ContactVerification,
  PatientOutbox,
}) {
  private readonly vault: Vault

  constructor(
    container: Record<string, unknown>,
    options: { vault: VaultOptions }
  ) {
    super(container, options)
    this.vault = getVault(options.vault)
  }

  /**
   * Creates or changes the profile of a customer (PAY-1). A changed address or
   * number has to be verified anew, a changed name, birth or home sets the
   * identity back (IDV-4).
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
      {
        email,
        profile,
        subject_index: this.vault.blindIndex(
          "identity_subject",
          identitySubject(profile)
        ),
      },
      now
    )
    const data = {
      ...change.data,
      id,
      customer_id,
      name_dob_index: this.vault.blindIndex("name_dob", nameAndBirth(profile)),
      date_of_birth_enc: await this.vault.encrypt(
        patientScope(id),
        place("date_of_birth_enc", id),
        profile.date_of_birth
      ),
    }
    const saved = before
      ? await this.updatePatients(data, shared)
      : await this.createPatients(data, shared)
    const action = before ? "patient.changed" : "patient.registered"
    // The time in the key: the same profile may be saved again and again.
    const intent = patientAudit(id, action, actor, {
      identity_reset: change.identityReset,
    })
    await this.createPatientOutboxes(
      [auditRow(`${id}:saved:${now.getTime()}`, intent, now)],
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

  /** As readPerson, with the row itself; null when the customer has no profile yet. */
  @InjectManager()
  async findByCustomer(
    customerId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ row: PatientRow; person: Person } | null> {
    const row = await this.byCustomer(customerId, shared)
    return row ? { row, person: await openPerson(this.vault, row) } : null
  }

  /** Makes a code for the patient's email or phone; only its hash is kept. The caller sends it. */
  @InjectTransactionManager()
  async issueCode(
    patientId: string,
    channel: Channel,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ code: string; to: string; verification_id: string }> {
    const patient = await this.lock(patientId, shared)
    const sent = await this.listContactVerifications(
      {
        patient_id: patientId,
        channel,
        sent_at: { $gt: addMinutes(now, -60) },
      },
      {},
      shared
    )
    assertMaySendCode(
      sent.map((code) => new Date(code.sent_at)),
      now
    )
    const to = channel === "email" ? patient.email : patient.phone
    const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, "0")
    const made = await this.createContactVerifications(
      {
        patient_id: patientId,
        channel,
        contact_index: this.contactIndex(to),
        code_hash: hashToken(`${patientId}:${channel}:${code}`),
        sent_at: now,
        expires_at: addMinutes(now, CODE_VALID_MINUTES),
      },
      shared
    )
    return { code, to, verification_id: made.id }
  }

  /** Judges a code and counts the try; `confirmed` marks the contact as verified. */
  @InjectTransactionManager()
  async confirmCode(
    patientId: string,
    input: { channel: Channel; code: string },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<"confirmed" | "wrong" | "gone"> {
    const { channel, code } = input
    const patient = await this.lock(patientId, shared)
    const [sent] = await this.listContactVerifications(
      { patient_id: patientId, channel },
      { order: { sent_at: "DESC" }, take: 1 },
      shared
    )
    const contact = channel === "email" ? patient.email : patient.phone
    const verdict = judgeCode(
      sent,
      {
        contact_index: this.contactIndex(contact),
        matches: secretsEqual(
          sent?.code_hash ?? "",
          hashToken(`${patientId}:${channel}:${code}`)
        ),
      },
      now
    )
    if (!sent || verdict === "gone") {
      return "gone"
    }
    await this.updateContactVerifications(
      {
        id: sent.id,
        attempts: sent.attempts + 1,
        ...(verdict === "confirmed" ? { confirmed_at: now } : {}),
      },
      shared
    )
    if (verdict === "confirmed") {
      await this.updatePatients(
        { id: patientId, [`${channel}_verified_at`]: now },
        shared
      )
      const actor: Actor = { type: "patient", id: patient.customer_id }
      const action = `patient.${channel}_verified`
      const intent = patientAudit(patientId, action, actor)
      await this.createPatientOutboxes([auditRow(sent.id, intent, now)], shared)
    }
    return verdict
  }

  /** Keeps what an identity check came to (IDV-1). Repeatable. */
  @InjectTransactionManager()
  async recordIdentity(
    patientId: string,
    result: { status: IdentityStatus; reference: string },
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const patient = await this.lock(patientId, shared)
    const { status, reference } = result
    if (
      patient.identity_status === status &&
      patient.identity_reference === reference
    ) {
      return
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
    const key = `${patientId}:${reference}:${status}`
    await this.createPatientOutboxes([auditRow(key, intent, now)], shared)
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

  private async lock(patientId: string, shared: Shared): Promise<PatientRow> {
    await shared.transactionManager?.execute(
      "select id from patient where id = ? and deleted_at is null for update",
      [patientId]
    )
    const [row] = await this.listPatients(
      { id: patientId },
      { take: 1 },
      shared
    )
    if (!row) {
      throw notFound("Patient", patientId)
    }
    return row
  }

  private contactIndex(contact: string): string {
    return this.vault.blindIndex("contact", contact.toLowerCase())
  }
}
