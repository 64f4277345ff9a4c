import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { partnerActor, type Actor } from "../../shared/actor"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { followUpRow } from "../../shared/outbox"
import { authorityMachine } from "./domain/authority-state-machine"
import { signedHash } from "./domain/content"
import { prescriptionMachine } from "./domain/prescription-state-machine"
import { validUntil } from "./domain/validity"
import { IssueLedger } from "./issue-ledger"
import type { DraftAccepted } from "./provider"
import type { Shared } from "./sql"
import type {
  PrescriptionRecord,
  SignatureInput,
  SignatureResult,
} from "./types"

const signatory = partnerActor("signaturerx")

/** What comes back from where prescriptions are signed. Everything here may come twice and in any order. */
export class Signatures extends IssueLedger {
  /** The partner has the draft; where it was signed or ended meanwhile, only the partner's number is kept. */
  @InjectTransactionManager()
  async accept(
    prescriptionId: string,
    answer: Partial<DraftAccepted>,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const record = await this.lock(prescriptionId, shared)
    const columns = {
      partner_reference:
        record.partner_reference ?? answer.partner_reference ?? null,
      signing_url: record.signing_url ?? answer.signing_url ?? null,
    }
    if (prescriptionMachine.can(record.state, "accepted")) {
      await this.move(
        record,
        {
          event: "accepted",
          actor: signatory,
          columns: { ...columns, awaiting_since: now },
        },
        now,
        shared
      )
    } else {
      await this.updatePrescriptions({ ...columns, id: record.id }, shared)
    }
  }

  /** The partner refused the draft: it can be mended, and its case goes back to the clinician. */
  @InjectTransactionManager()
  async refuse(
    prescriptionId: string,
    reason: string,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<boolean> {
    const record = await this.lock(prescriptionId, shared)
    if (!prescriptionMachine.can(record.state, "refused")) {
      return false
    }
    const eventId = await this.move(
      record,
      { event: "refused", actor: signatory, reason },
      now,
      shared
    )
    await this.createOutboxes(
      [this.notSigned(record, "refused", eventId, now)],
      shared
    )
    return true
  }

  /** The prescriber declined to sign. */
  @InjectTransactionManager()
  async decline(
    prescriptionId: string,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<boolean> {
    const record = await this.lock(prescriptionId, shared)
    if (!prescriptionMachine.can(record.state, "declined")) {
      return false
    }
    const eventId = await this.move(
      record,
      { event: "declined", actor: signatory },
      now,
      shared
    )
    await this.createOutboxes(
      [this.notSigned(record, "declined", eventId, now)],
      shared
    )
    return true
  }

  /** Ends an unsigned prescription; a signature that comes all the same authorises nothing. */
  @InjectTransactionManager()
  async withdraw(
    input: { prescription_id: string; actor: Actor; reason: string },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<boolean> {
    const record = await this.lock(input.prescription_id, shared)
    if (!prescriptionMachine.can(record.state, "withdraw")) {
      return false
    }
    await this.move(
      record,
      { event: "withdraw", actor: input.actor, reason: input.reason },
      now,
      shared
    )
    return true
  }

  /**
   * Keeps a signature for good. Equal content becomes the authority for its
   * counted issues; other content is put aside and authorises nothing;
   * a signature that nobody waits for any more is kept, revoked, and staff are
   * told (RX-3). What follows is written with it, so that no crash loses it.
   */
  @InjectTransactionManager()
  async recordSignature(
    input: SignatureInput,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<SignatureResult> {
    const record = await this.lock(input.prescription_id, shared)
    if (record.state === "signed" || record.state === "quarantined") {
      return { state: record.state, changed: false }
    }
    const hash = signedHash(input.content)
    const isEqual = hash === record.content_hash
    const isRevoked = input.revoked || record.state === "ended"
    const eventId = await this.move(
      record,
      {
        event: "signed",
        guards: { hash_equal: isEqual },
        actor: signatory,
        columns: {
          partner_reference:
            record.partner_reference ?? input.partner_reference,
          signed_at: input.signed_at,
          signed_hash: hash,
          document_file_key: input.document_file_key,
          ...(isEqual
            ? {
                authority: isRevoked ? "revoked" : authorityMachine.initial,
                valid_until: validUntil(input.signed_at),
              }
            : {}),
        },
      },
      now,
      shared
    )
    if (isRevoked) {
      // It doesn't disturb what its case does now; people are told.
      await this.createOutboxes([inVain(record.id, now)], shared)
    } else if (isEqual) {
      await this.openIssues(record, now, shared)
    } else {
      await this.createOutboxes(
        [this.notSigned(record, "quarantined", eventId, now)],
        shared
      )
    }
    return { state: isEqual ? "signed" : "quarantined", changed: true }
  }

  /** Takes the authority of a signature whose case waits for it no more, and has staff told; repeatable. */
  @InjectTransactionManager()
  async revokeSignedInVain(
    input: { prescription_id: string; actor: Actor; reason: string },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const record = await this.lock(input.prescription_id, shared)
    if (
      !record.authority ||
      !authorityMachine.can(record.authority, "revoke")
    ) {
      return
    }
    const { actor, reason } = input
    await this.moveAuthorityOf(
      record,
      { event: "revoke", actor, reason },
      now,
      shared
    )
    await this.createOutboxes([inVain(record.id, now)], shared)
  }

  private async openIssues(
    record: PrescriptionRecord,
    now: Date,
    shared: Shared
  ): Promise<void> {
    await this.createPrescriptionIssues(
      Array.from({ length: record.issues_authorised }, (_, index) => ({
        prescription_id: record.id,
        number: index + 1,
      })),
      shared
    )
    await this.createOutboxes(
      [
        followUpRow(
          FOLLOW_UPS.PRESCRIPTION_SIGNED,
          record.id,
          { prescription_id: record.id },
          now
        ),
      ],
      shared
    )
  }
}

/** A prescription is signed once, so that its id names the occasion. */
const inVain = (prescription_id: string, now: Date) =>
  followUpRow(
    FOLLOW_UPS.PRESCRIPTION_SIGNED_IN_VAIN,
    prescription_id,
    { prescription_id },
    now
  )
