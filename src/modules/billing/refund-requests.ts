import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { invalid } from "../../shared/errors"
import {
  dueForCase,
  owedToCase,
  splitAmount,
  type DueAmount,
} from "./domain/amounts"
import { occasionAt } from "./domain/keys"
import { refundMachine } from "./domain/refund-machine"
import { FailedRefunds } from "./failed-refunds"
import type { Shared } from "./sql"
import type { RefundRecord, RequestInput, RequestPart } from "./types"

/** Money that is asked to go back, written down before anything is sent. */
export class RefundRequests extends FailedRefunds {
  /**
   * Writes down what goes back of a case's payments: of each what is due, or an
   * amount that the newest payment gives first. All of it or nothing; the same
   * occasion gives the same refunds again.
   * @param parts the case's payments, the order's own first
   * @throws invalid_field when more is asked for than the payments still hold
   */
  @InjectTransactionManager()
  async requestOf(
    parts: RequestPart[],
    wanted: { amount: number | "all"; occasion: string },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<RefundRecord[]> {
    const inputs = parts.map((part, at) => ({
      ...part,
      occasion: occasionAt(wanted.occasion, part.payment_id, at),
    }))
    // In one order everywhere, so that two of these never wait for each other.
    for (const id of inputs.map(({ payment_id }) => payment_id).sort()) {
      await this.lockPayment(id, shared)
    }
    const { amount } = wanted
    if (amount !== "all") {
      return this.requestAmount(inputs, amount, now, shared)
    }
    const made: RefundRecord[] = []
    for (const input of inputs) {
      const record = await this.request({ ...input, amount }, now, shared)
      made.push(...(record ? [record] : []))
    }
    return made
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
      input.purpose !== "price_difference" &&
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
        instalment_id: input.instalment_id ?? null,
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

  private async requestAmount(
    inputs: Omit<RequestInput, "amount">[],
    amount: number,
    now: Date,
    shared: Shared
  ): Promise<RefundRecord[]> {
    const known = await this.listCaseRefunds(
      {
        case_id: inputs.map(({ case_id }) => case_id),
        occasion: inputs.map(({ occasion }) => occasion),
      },
      {},
      shared
    )
    if (known.length > 0 || inputs.length === 0) {
      return known
    }
    const dues: number[] = []
    for (const input of inputs) {
      const shares = await this.sharesOf(input.payment_id, shared)
      dues.push(dueForCase(input, shares).amount)
    }
    const { parts, rest } = splitAmount(dues, amount)
    if (rest > 0) {
      throw invalid(
        "amount",
        `at most ${amount - rest} pence can be given back`
      )
    }
    const made: RefundRecord[] = []
    for (const [at, input] of inputs.entries()) {
      const part = parts[at] ?? 0
      const record =
        part > 0
          ? await this.request({ ...input, amount: part }, now, shared)
          : null
      made.push(...(record ? [record] : []))
    }
    return made
  }
}
