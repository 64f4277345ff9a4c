import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import {
  getVault,
  type Vault,
  type VaultOptions,
} from "../../shared/encryption/vault"
import { unexpected } from "../../shared/errors"
import type { NewCharge, PartnerCharge } from "./provider/charges"
import type { DifferenceRecord } from "./differences"
import type { PaidForCase } from "./domain/amounts"
import { isPaidTwice } from "./domain/paid-twice"
import { eventOfStatus, refundMachine } from "./domain/refund-machine"
import type { AbstractLedger } from "./provider/ledger"
import {
  AbstractRefundProvider,
  type NewPartnerRefund,
  type PartnerRefund,
  REFUND_PROVIDER,
} from "./provider"
import { RefundRequests } from "./refund-requests"
import type { AbstractSavedCards } from "./provider/saved-cards"
import type { Shared } from "./sql"
import type { RefundRecord } from "./types"

/** Money on its way back: never more than was captured, each refund under its own key. */
export default class BillingModuleService extends RefundRequests {
  private readonly vault: Vault

  constructor(
    private readonly dependencies: Record<string, unknown>,
    options: { vault: VaultOptions }
  ) {
    super(dependencies, options)
    this.vault = getVault(options.vault)
  }

  private provider(): AbstractRefundProvider {
    const provider = this.dependencies[REFUND_PROVIDER]
    if (!(provider instanceof AbstractRefundProvider)) {
      throw unexpected("No provider of refunds is configured")
    }
    return provider
  }

  /** Gives money back at the partner. @throws PartnerHttpError, RefundRefused */
  async create(refund: NewPartnerRefund): Promise<PartnerRefund> {
    return this.provider().create(refund)
  }

  /** Every refund of a payment as the partner has it. @throws PartnerHttpError, RefundRefused */
  async listAtPartner(paymentIntent: string): Promise<PartnerRefund[]> {
    return this.provider().list(paymentIntent)
  }

  /** The session that the partner knows a payment by. @throws PartnerHttpError, RefundRefused */
  async sessionOf(paymentIntent: string): Promise<string | null> {
    return this.provider().sessionOf(paymentIntent)
  }

  /** Charges a saved card once. @throws PartnerHttpError */
  async charge(charge: NewCharge): Promise<PartnerCharge> {
    return this.provider().charge(charge)
  }

  /** The charge that the partner has under a key. @throws PartnerHttpError, RefundRefused */
  async findCharge(
    customer: string,
    key: string
  ): Promise<PartnerCharge | null> {
    return this.provider().findCharge(customer, key)
  }

  /** A charge as the partner has it now. @throws PartnerHttpError, RefundRefused */
  async readCharge(paymentIntent: string): Promise<PartnerCharge | null> {
    return this.provider().readCharge(paymentIntent)
  }

  /** Every charge that was made for a month, whatever became of it. @throws PartnerHttpError, RefundRefused */
  async chargesOf(
    customer: string,
    instalmentId: string
  ): Promise<PartnerCharge[]> {
    return this.provider().chargesOf(customer, instalmentId)
  }

  /** Sees to it that a charge that came to nothing can't be paid any more. @throws PartnerHttpError, RefundRefused */
  async giveUpCharge(paymentIntent: string): Promise<PartnerCharge | null> {
    return this.provider().giveUpCharge(paymentIntent)
  }

  /** Cards at the partner, and payments that their holder confirms. */
  cards(): AbstractSavedCards {
    return this.provider()
  }

  /** The partner's own books. */
  ledger(): AbstractLedger {
    return this.provider()
  }

  /** A difference stays as it is: a person says so with their reason. @throws transition_not_allowed */
  @InjectTransactionManager()
  async acceptDifference(
    id: string,
    reason: string,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<DifferenceRecord> {
    const row = await this.lockDifference(id, shared)
    const place = { table: "money_difference", column: "reason_enc", row: id }
    const columns = {
      closed_by: actor.id,
      reason_enc: await this.vault.encrypt(`difference:${id}`, place, reason),
    }
    const step = { event: "accept", columns } as const
    return this.moveDifference(row, step, { actor, now }, shared)
  }

  /** Why a difference was accepted, in plain; null where it wasn't. */
  async reasonOf({ id, reason_enc }: DifferenceRecord): Promise<string | null> {
    const place = { table: "money_difference", column: "reason_enc", row: id }
    return reason_enc === null
      ? null
      : this.vault.decrypt(`difference:${id}`, place, reason_enc)
  }

  /** Sends what is asked for; what was sent already stays as it is. */
  @InjectTransactionManager()
  async send(
    refundId: string,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<RefundRecord> {
    const { payment_id } = await this.retrieveCaseRefund(refundId, {}, shared)
    await this.lockPayment(payment_id, shared)
    const record = await this.lockRefund(refundId, shared)
    if (actor.type === "system" && record.state !== "requested") {
      return record
    }
    return this.sendNow(record, actor, this.provider().partner, now, shared)
  }

  /**
   * Sends a failed refund again, as another sending with its own key, and no
   * more of it than its case is still owed.
   * @param money what was captured, and what the refund's case cost; null for no case's
   * @throws invalid_field when nothing is owed any more or the payment doesn't hold it
   */
  @InjectTransactionManager()
  async retry(
    refundId: string,
    money: { captured: number; paid: PaidForCase | null },
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<RefundRecord> {
    const again = await this.requestAgain(refundId, money, actor, now, shared)
    if (again.state !== "requested") {
      return again
    }
    return this.sendNow(again, actor, this.provider().partner, now, shared)
  }

  /** The money was given in another way, or twice: a person says so with their reason. */
  @InjectTransactionManager()
  async settleByHand(
    refundId: string,
    reason: string,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<RefundRecord> {
    const record = await this.lockRefund(refundId, shared)
    const scope = record.patient_id
      ? `patient:${record.patient_id}`
      : `refund:${record.id}`
    const place = {
      table: "case_refund",
      column: "settled_note_enc",
      row: record.id,
    }
    const earlier = record.settled_note_enc
      ? `${await this.vault.decrypt(scope, place, record.settled_note_enc)}\n`
      : ""
    const columns = {
      settled_by: actor.id,
      settled_note_enc: await this.vault.encrypt(
        scope,
        place,
        `${earlier}${reason}`
      ),
    }
    return isPaidTwice(record)
      ? this.answerPaidTwice(record, columns, actor, now, shared)
      : this.move(
          record,
          { event: "settle_by_hand", actor, columns },
          now,
          shared
        )
  }

  /** What the partner says of one of ours, in any order and however often. */
  @InjectTransactionManager()
  async recordPartner(
    refundId: string,
    partner: Pick<PartnerRefund, "id" | "status" | "failure_code">,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<RefundRecord> {
    const record = await this.lockRefund(refundId, shared)
    const event = eventOfStatus(partner.status)
    const columns = { partner_refund_id: partner.id, checked_at: now }
    if (record.state === "settled_by_hand" && event === "succeed") {
      return this.notePaidTwice(record, columns, actor, now, shared)
    }
    if (!refundMachine.can(record.state, event)) {
      return this.updateCaseRefunds({ id: record.id, ...columns }, shared)
    }
    return this.move(
      record,
      { event, actor, code: partner.failure_code, columns },
      now,
      shared
    )
  }

  /** Nothing was given back: the partner refused, or the sending was called off. */
  @InjectTransactionManager()
  async recordFailure(
    failure: { refund_id: string; key: string; code: string },
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const { refund_id, key, code } = failure
    const record = await this.lockRefund(refund_id, shared)
    if (record.state === "sent" && record.key === key) {
      await this.move(record, { event: "fail", actor, code }, now, shared)
    }
  }

  /** The partner gave another amount than we have: what it gave counts. */
  @InjectTransactionManager()
  async correctAmount(
    refundId: string,
    amount: number,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const record = await this.lockRefund(refundId, shared)
    const { id, state } = record
    const delivery_amount = Math.min(record.delivery_amount, amount)
    await this.updateCaseRefunds({ id, amount, delivery_amount }, shared)
    const what = { event: "correct", from: state, to: state, actor }
    await this.note({ ...record, amount }, what, now, shared)
  }

  /** Medusa's books follow a refund; null when they no longer do. */
  @InjectTransactionManager()
  async recordBooking(
    refundId: string,
    medusa_refund_id: string | null,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    await this.updateCaseRefunds(
      {
        id: refundId,
        medusa_refund_id,
        booked_at: medusa_refund_id === null ? null : now,
      },
      shared
    )
  }
}
