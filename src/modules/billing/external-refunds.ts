import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { partnerActor } from "../../shared/actor"
import { counts, owedToCase, refundable } from "./domain/amounts"
import { eventOfStatus, UNSENT } from "./domain/refund-machine"
import { RefundLists } from "./refund-lists"
import type { Shared } from "./sql"
import type { ExternalInput, RefundRecord, RequestInput } from "./types"

/** Money that somebody gave back in the partner's dashboard or in Medusa's admin. */
export class ExternalRefunds extends RefundLists {
  /**
   * Recognises a refund that we didn't send. It belongs to the case that waits
   * for that very amount, else to the one that waits alone, else to the order's
   * only case; where none of these is there, to none. What it covers is not
   * sent any more, or for the rest only (PAY-5).
   */
  @InjectTransactionManager()
  async recordExternal(
    input: ExternalInput,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<RefundRecord> {
    await this.lockPayment(input.payment_id, shared)
    const shares = await this.sharesOf(input.payment_id, shared)
    const known = shares.find(
      (one) => one.partner_refund_id === input.partner.id
    )
    if (known) {
      return known
    }
    const { partner } = input
    const waiting = shares.filter(
      (one) => OWED.includes(one.purpose) && UNSENT.includes(one.state)
    )
    const served =
      waiting.find(({ amount }) => amount === partner.amount) ??
      (waiting.length === 1 ? waiting[0] : undefined)
    const owner = served ?? input.only_case
    const actor = partnerActor("stripe")
    const made = await this.createCaseRefunds(
      {
        case_id: owner?.case_id ?? null,
        line_item_id: owner?.line_item_id ?? null,
        instalment_id: owner?.instalment_id ?? null,
        patient_id: owner?.patient_id ?? null,
        order_id: input.order_id,
        payment_id: input.payment_id,
        payment_intent: input.payment_intent,
        amount: partner.amount,
        delivery_amount: deliveryOf(served, partner.amount),
        purpose: "external",
        reason_class: served?.reason_class ?? null,
        automatic: false,
        state: "sent",
        partner_refund_id: partner.id,
        medusa_refund_id: input.medusa_refund_id,
        booked_at: input.medusa_refund_id === null ? null : now,
        requested_by: "outside",
        state_since: now,
      },
      shared
    )
    await this.note(
      made,
      { event: "recognise", from: null, to: "sent", actor },
      now,
      shared
    )
    const moved = await this.move(
      made,
      {
        event: eventOfStatus(partner.status),
        actor,
        code: partner.failure_code,
        columns: { checked_at: now },
      },
      now,
      shared
    )
    if (served && partner.status !== "failed") {
      await this.coverWith(served, moved, now, shared)
    }
    return moved
  }

  /**
   * Money that was given outside, of an order with several cases, belongs to
   * the case that is owed the very amount when it ends, and to the first one
   * where the payment holds nothing any more. Whose the rest was, only a
   * person can say.
   */
  protected async takeUpExternals(
    input: RequestInput,
    shares: RefundRecord[],
    shared: Shared
  ): Promise<{ given: RefundRecord[]; is_unclear: boolean }> {
    const loose = shares.filter((one) => one.case_id === null && counts(one))
    const taken = takenUpBy(input, shares, loose)
    const { case_id, line_item_id, patient_id, instalment_id = null } = input
    const given: RefundRecord[] = []
    for (const one of shares) {
      given.push(
        taken.includes(one)
          ? await this.updateCaseRefunds(
              { id: one.id, case_id, line_item_id, patient_id, instalment_id },
              shared
            )
          : one
      )
    }
    return { given, is_unclear: taken.length < loose.length }
  }

  private async coverWith(
    served: RefundRecord,
    external: RefundRecord,
    now: Date,
    shared: Shared
  ): Promise<void> {
    const locked = await this.lockRefund(served.id, shared)
    if (!UNSENT.includes(locked.state)) {
      return
    }
    const rest = locked.amount - external.amount
    if (rest > 0) {
      await this.updateCaseRefunds(
        {
          id: locked.id,
          amount: rest,
          delivery_amount: Math.min(
            rest,
            locked.delivery_amount - external.delivery_amount
          ),
        },
        shared
      )
      return
    }
    await this.cover(locked, external.id, partnerActor("stripe"), now, shared)
  }
}

/** Purposes for which a treatment, or a month of it, is owed as a whole. */
const OWED: readonly RefundRecord["purpose"][] = ["ended", "instalment"]

function takenUpBy(
  input: RequestInput,
  shares: RefundRecord[],
  loose: RefundRecord[]
): RefundRecord[] {
  const { amount } = owedToCase(input, shares)
  if (!OWED.includes(input.purpose) || amount === 0) {
    return []
  }
  return refundable(input.captured, shares) === 0
    ? loose
    : loose.filter((one) => one.amount === amount).slice(0, 1)
}

/** What is left after the line of the refund that it serves is delivery. */
const deliveryOf = (
  served: RefundRecord | undefined,
  amount: number
): number =>
  served
    ? Math.max(
        0,
        Math.min(
          served.delivery_amount,
          amount - (served.amount - served.delivery_amount)
        )
      )
    : 0
