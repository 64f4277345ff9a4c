import { randomInt } from "node:crypto"
import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { addMinutes } from "../../shared/clock"
import { hashToken, secretsEqual } from "../../shared/ids"
import { auditRow } from "../../shared/outbox"
import {
  assertMaySendCode,
  CODE_DIGITS,
  CODE_VALID_MINUTES,
  judgeCode,
  type Channel,
} from "./domain/contact-verification"
import type { Shared } from "./patient-store"
import { patientAudit } from "./person"
import { PersonLinks } from "./person-links"

/** Whether a patient is reached under an email or a number (PAY-1). */
export class ContactCodes extends PersonLinks {
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

  private contactIndex(contact: string): string {
    return this.vault.blindIndex("contact", contact.toLowerCase())
  }
}
