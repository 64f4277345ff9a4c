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
import { invalid, unexpected } from "../../shared/errors"
import {
  dueForCase,
  owedToCase,
  type DueAmount,
  type PaidForCase,
} from "./domain/amounts"
import { isPaidTwice } from "./domain/paid-twice"
import { eventOfStatus, refundMachine } from "./domain/refund-machine"
import { FailedRefunds } from "./failed-refunds"
import {
  AbstractRefundProvider,
  type NewPartnerRefund,
  type PartnerRefund,
  REFUND_PROVIDER,
} from "./provider"
import type { Shared } from "./sql"
import type { RefundRecord, RequestInput } from "./types"

/** Money on its way back: never more than was captured, each refund under its own key. */
export default class BillingModuleService extends FailedRefunds {
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

  /**
   * Writes a refund of a case down, for what is due or for a given part of it;
   * the same occasion gives the same refund again.
   * @returns null when nothing is due
   * @throws invalid_field when more is asked for than the payment still holds
   */
  @InjectTransactionManager()
  async request(
    input: RequestInput,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<RefundRecord | null> {
    await this.lockPayment(input.payment_id, shared)
    const shares = await this.sharesOf(input.payment_id, shared)
    const known = shares.find(
      (one) => one.case_id === input.case_id && one.occasion === input.occasion
    )
    if (known) {
      return known
    }
    const { given, is_unclear } = await this.takeUpExternals(
      input,
      shares,
      shared
    )
    const due = dueForCase(input, given)
    if (input.amount !== "all" && input.amount > due.amount) {
      throw invalid("amount", `at most ${due.amount} pence can be given back`)
    }
    const amount = input.amount === "all" ? due.amount : input.amount
    const record =
      amount > 0
        ? await this.write(
            { ...input, automatic: input.automatic && !is_unclear },
            amount,
            due,
            now,
            shared
          )
        : null
    if (
      input.purpose === "ended" &&
      amount === owedToCase(input, given).amount
    ) {
      await this.coverFailed(input, given, record, now, shared)
    }
    return record
  }

  private async write(
    input: RequestInput,
    amount: number,
    due: DueAmount,
    now: Date,
    shared: Shared
  ): Promise<RefundRecord> {
    const record = await this.createCaseRefunds(
      {
        case_id: input.case_id,
        order_id: input.order_id,
        line_item_id: input.line_item_id,
        patient_id: input.patient_id,
        payment_id: input.payment_id,
        payment_intent: input.payment_intent,
        amount,
        delivery_amount: input.amount === "all" ? due.delivery_amount : 0,
        purpose: input.purpose,
        reason_class: input.reason_class,
        occasion: input.occasion,
        automatic: input.automatic,
        // Said here, as a row that was just made lacks what the table adds.
        state: refundMachine.initial,
        attempt: 1,
        requested_by: input.actor.id,
        state_since: now,
      },
      shared
    )
    await this.note(
      record,
      {
        event: "request",
        from: null,
        to: refundMachine.initial,
        actor: input.actor,
      },
      now,
      shared
    )
    return record
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
