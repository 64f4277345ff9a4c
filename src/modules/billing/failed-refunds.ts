import type { Actor } from "../../shared/actor"
import { invalid } from "../../shared/errors"
import {
  counts,
  type PaidForCase,
  refundable,
  stillOwed,
} from "./domain/amounts"
import { PAID_TWICE } from "./domain/paid-twice"
import { refundMachine } from "./domain/refund-machine"
import { ExternalRefunds } from "./external-refunds"
import type { Shared } from "./sql"
import type { RefundRecord, RequestInput } from "./types"

/** Money whose refund failed: it is given once, by this refund or by another. */
export class FailedRefunds extends ExternalRefunds {
  /**
   * Asks for a failed refund again, and for no more of it than its case is
   * still owed; covered where that is nothing.
   * @throws invalid_field when nobody gave it and nothing is owed, or the payment doesn't hold it
   */
  protected async requestAgain(
    refundId: string,
    money: { captured: number; paid: PaidForCase | null },
    actor: Actor,
    now: Date,
    shared: Shared
  ): Promise<RefundRecord> {
    const { payment_id } = await this.retrieveCaseRefund(refundId, {}, shared)
    await this.lockPayment(payment_id, shared)
    const record = await this.lockRefund(refundId, shared)
    refundMachine.next(record.state, "retry")
    const others = (await this.sharesOf(payment_id, shared)).filter(
      ({ id }) => id !== refundId
    )
    const { amount, delivery_amount } = money.paid
      ? stillOwed(money.paid, record, others)
      : record
    if (amount <= 0) {
      return this.coverGiven(record, others, actor, now, shared)
    }
    assertFits(amount, money.captured, others)
    return this.move(
      { ...record, amount },
      {
        event: "retry",
        actor,
        columns: {
          amount,
          delivery_amount,
          attempt: record.attempt + 1,
          key: null,
          partner_refund_id: null,
        },
      },
      now,
      shared
    )
  }

  /** All that a case is owed goes back at its end: what failed before is not tried again beside it. */
  protected async coverFailed(
    { case_id, actor }: RequestInput,
    shares: RefundRecord[],
    made: RefundRecord | null,
    now: Date,
    shared: Shared
  ): Promise<void> {
    const own = shares.filter((one) => one.case_id === case_id)
    const by = made ?? own.filter(counts).at(-1)
    for (const failed of own.filter(({ state }) => state === "failed")) {
      if (by) {
        await this.cover(failed, by.id, actor, now, shared)
      }
    }
  }

  /**
   * The partner made what a person had settled by hand, or another refund
   * given: it stands before a person, once.
   */
  protected async notePaidTwice(
    record: RefundRecord,
    columns: Partial<RefundRecord>,
    actor: Actor,
    now: Date,
    shared: Shared
  ): Promise<RefundRecord> {
    const [known] = await this.listCaseRefundEvents(
      { refund_id: record.id, event: PAID_TWICE },
      { select: ["id"], take: 1 },
      shared
    )
    if (!known) {
      const { state } = record
      const what = { event: PAID_TWICE, from: state, to: state, actor }
      await this.note(record, what, now, shared)
    }
    return this.updateCaseRefunds(
      {
        id: record.id,
        ...columns,
        ...(known ? {} : { failure_code: PAID_TWICE, state_since: now }),
      },
      shared
    )
  }

  /** A person said what became of the second payment. */
  protected async answerPaidTwice(
    record: RefundRecord,
    columns: Partial<RefundRecord>,
    actor: Actor,
    now: Date,
    shared: Shared
  ): Promise<RefundRecord> {
    const { id, state } = record
    const what = { event: "settle_by_hand", from: state, to: state, actor }
    await this.note(record, what, now, shared)
    return this.updateCaseRefunds(
      { id, failure_code: null, ...columns },
      shared
    )
  }

  private async coverGiven(
    record: RefundRecord,
    others: RefundRecord[],
    actor: Actor,
    now: Date,
    shared: Shared
  ): Promise<RefundRecord> {
    const by = others
      .filter((one) => one.case_id === record.case_id && counts(one))
      .at(-1)
    if (!by) {
      throw invalid("amount", "nothing is owed for this refund any more")
    }
    return this.cover(record, by.id, actor, now, shared)
  }
}

function assertFits(
  amount: number,
  captured: number,
  others: RefundRecord[]
): void {
  const left = refundable(captured, others)
  if (amount > left) {
    throw invalid("amount", `only ${left} pence of the payment are left`)
  }
}
