import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { VaultOptions } from "../../shared/encryption/vault"
import { unexpected } from "../../shared/errors"
import { newReference } from "../../shared/ids"
import { callRow } from "../../shared/outbox"
import { AuthorityDesk } from "./authority-desk"
import { signedContentOf, signedHash, suppliedBy } from "./domain/content"
import { isLive, isOutdated } from "./domain/live"
import { missingParticulars } from "./domain/particulars"
import { prescriptionMachine } from "./domain/prescription-state-machine"
import {
  PRESCRIBING_PROVIDER,
  type AbstractPrescribingProvider,
  type DraftAccepted,
  type InboundHeaders,
  type PrescriptionNotice,
} from "./provider"
import type { Shared } from "./sql"
import {
  prescriberSchema,
  type PrescriptionRecord,
  type RequestInput,
} from "./types"
import { contentPlace, documentPlace, patientScope } from "./vault-places"

type Options = {
  vault: VaultOptions
  /** The practice's address, where a practitioner has none of their own (reg 217(4)(b)). */
  practiceAddress: string
}

type Dependencies = Record<string, unknown>

/** Prescriptions, the issues they authorise, and where they are signed. */
export default class PrescribingModuleService extends AuthorityDesk {
  private readonly practiceAddress: string

  constructor(
    private readonly dependencies: Dependencies,
    options: Options
  ) {
    super(dependencies, options)
    this.practiceAddress = options.practiceAddress
  }

  /** The address that stands on a prescription for its practitioner. */
  addressOfPractitioner(): string {
    return this.practiceAddress
  }

  /**
   * Draws up the prescription of a decision and asks for its signature. A case
   * has one at a time: while it waits, and once it is signed, nothing is made;
   * a refused draft is mended; one that waits on an earlier decision is
   * withdrawn and replaced; one that came to nothing is followed by another
   * only for a new decision, or when a person asks `again`.
   */
  @InjectTransactionManager()
  async request(
    input: RequestInput,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ prescription_id: string; changed: boolean }> {
    await this.lockCase(input.case_id, shared)
    const all = await this.listPrescriptions(
      { case_id: input.case_id, dose_change_id: input.dose_change_id ?? null },
      { order: { created_at: "DESC" } },
      shared
    )
    const live = all.find(isLive)
    const isStale = live !== undefined && isOutdated(live, input.decision_id)
    const repeated = all.find((one) => one.decision_id === input.decision_id)
    if (live && live.state !== "draft" && !isStale) {
      return { prescription_id: live.id, changed: false }
    }
    if (repeated && !input.again) {
      return { prescription_id: repeated.id, changed: false }
    }
    if (isStale) {
      const reason = "another decision has followed"
      const step = { event: "withdraw", actor: input.actor, reason } as const
      await this.move(live, step, now, shared)
      await shared.transactionManager?.flush()
    }
    const record =
      live && !isStale
        ? await this.rewrite(live, input, shared)
        : await this.drawUp(input, shared)
    await this.ask(record, input, now, shared)
    return { prescription_id: record.id, changed: true }
  }

  /** What a send of the prescription's call needs; undefined when it is wanted no more. */
  async draftToSend(
    prescriptionId: string,
    callReference: string
  ): Promise<PrescriptionRecord | undefined> {
    const [record] = await this.listPrescriptions({ id: prescriptionId })
    return record?.state === "requested" &&
      callReferenceOf(record) === callReference
      ? record
      : undefined
  }

  /**
   * Sends a draft to the partner.
   * @throws PartnerHttpError
   */
  async createDraft(
    record: PrescriptionRecord,
    caseReference: string
  ): Promise<DraftAccepted> {
    const content = await this.readContent(record.id)
    const { ip } = prescriberSchema.parse(record.prescriber)
    return this.provider().createDraft({
      reference: record.reference,
      case_reference: caseReference,
      content: signedContentOf(content),
      patient: content.patient,
      consultation_reference: content.consultation_reference,
      prescriber_ip: ip,
    })
  }

  /** The partner's name in the gateway. */
  partner(): string {
    return this.provider().partner
  }

  /** Whether an inbound message is the partner's own. */
  isAuthentic(raw: Buffer, headers: InboundHeaders): boolean {
    return this.provider().isAuthentic(raw, headers)
  }

  /** Reads an authenticated message of the partner. */
  parseNotice(raw: string): PrescriptionNotice {
    return this.provider().parseNotice(raw)
  }

  /** The prescription a notice is about; by our reference first, for the partner's may not have reached us yet. */
  async findForNotice(
    notice: PrescriptionNotice
  ): Promise<PrescriptionRecord | undefined> {
    const [ours] = notice.reference
      ? await this.listPrescriptions({ reference: notice.reference })
      : []
    if (ours) {
      return ours
    }
    const [theirs] = await this.listPrescriptions({
      partner_reference: notice.partner_reference,
    })
    return theirs
  }

  /** A signed document as text for the file store, readable only with the patient's key. */
  async sealDocument(record: PrescriptionRecord, pdf: Buffer): Promise<string> {
    return this.vault.encryptBytes(
      patientScope(record.patient_id),
      documentPlace(record.id),
      pdf
    )
  }

  async openDocument(
    record: PrescriptionRecord,
    text: string
  ): Promise<Buffer> {
    return this.vault.decryptBytes(
      patientScope(record.patient_id),
      documentPlace(record.id),
      text
    )
  }

  private provider(): AbstractPrescribingProvider {
    const provider = this.dependencies[PRESCRIBING_PROVIDER]
    if (!provider) {
      throw unexpected("No prescribing provider is configured")
    }
    return provider as AbstractPrescribingProvider
  }

  private async drawUp(
    input: RequestInput,
    shared: Shared
  ): Promise<PrescriptionRecord> {
    const id = generateEntityId(undefined, "rx")
    return this.createPrescriptions(
      {
        id,
        reference: newReference("RX"),
        case_id: input.case_id,
        order_id: input.order_id,
        patient_id: input.patient_id,
        dose_change_id: input.dose_change_id ?? null,
        // Said here, for the columns' defaults come only with the commit.
        state: prescriptionMachine.initial,
        requests: 0,
        ...(await this.columnsOf(id, input)),
      },
      shared
    )
  }

  private async rewrite(
    draft: PrescriptionRecord,
    input: RequestInput,
    shared: Shared
  ): Promise<PrescriptionRecord> {
    const columns = await this.columnsOf(draft.id, input)
    await this.updatePrescriptions({ id: draft.id, ...columns }, shared)
    return { ...draft, ...columns }
  }

  private async columnsOf(id: string, input: RequestInput) {
    return {
      ...suppliedBy(input.content),
      decision_id: input.decision_id,
      prescriber: input.prescriber,
      content_enc: await this.vault.encryptJson(
        patientScope(input.patient_id),
        contentPlace(id),
        input.content
      ),
      content_hash: signedHash(signedContentOf(input.content)),
      issues_authorised: input.content.issues,
      minimum_interval_days: input.content.minimum_interval_days,
    }
  }

  /** Writes the call, or, where particulars are missing, gives the case back. */
  private async ask(
    record: PrescriptionRecord,
    input: RequestInput,
    now: Date,
    shared: Shared
  ): Promise<void> {
    const missing = missingParticulars(input.content)
    if (missing.length > 0) {
      const eventId = await this.remember(
        record,
        {
          event: "incomplete",
          from: record.state,
          to: record.state,
          actor: input.actor,
          reason: `missing: ${missing.join(", ")}`,
        },
        now,
        shared
      )
      await this.createOutboxes(
        [this.notSigned(record, "incomplete", eventId, now)],
        shared
      )
      return
    }
    const requests = record.requests + 1
    await this.move(
      record,
      {
        event: "request",
        actor: input.actor,
        columns: { requests, requested_at: now },
      },
      now,
      shared
    )
    await this.createOutboxes(
      [
        callRow(
          {
            partner: this.partner(),
            operation: "create",
            reference: callReferenceOf({ ...record, requests }),
            subject_type: "prescription",
            subject_id: record.id,
            order_id: record.order_id,
            case_id: record.case_id,
          },
          now
        ),
      ],
      shared
    )
  }
}

/** Each asking has a call of its own; the partner sees the prescription's reference. */
const callReferenceOf = (
  record: Pick<PrescriptionRecord, "reference" | "requests">
): string =>
  record.requests > 1
    ? `${record.reference}/${record.requests}`
    : record.reference
