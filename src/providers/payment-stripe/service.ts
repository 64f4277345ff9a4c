import Stripe from "stripe"
import StripeProviderService from "@medusajs/payment-stripe/dist/services/stripe-provider"
import type {
  CapturePaymentInput,
  CapturePaymentOutput,
  CreateAccountHolderInput,
  CreateAccountHolderOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  RefundPaymentInput,
  RefundPaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
} from "@medusajs/framework/types"
import {
  MathBN,
  MedusaError,
  PaymentSessionStatus,
} from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { toPence } from "../../shared/money"
import {
  isPaymentOf,
  takenPayment,
  type TakenPayment,
} from "../../shared/taken-payment"
import { stripeHost, stripeOptionsSchema, type StripeOptions } from "./options"
import { adoptedRefund, refundsOf, type RefundNote } from "./refund-notes"

const TIMEOUT_MS = 15_000

/**
 * Medusa's Stripe provider with what it lacks for us: an address of the
 * simulator's, the state of an intent as it is now, and refunds that are kept
 * and survive a lost answer. Cards are authorised first and captured by us.
 */
export default class PharmacyStripeProvider extends StripeProviderService {
  static override identifier = "stripe"

  static override validateOptions(options: StripeOptions): void {
    stripeOptionsSchema.parse(options)
  }

  constructor(cradle: Record<string, unknown>, options: StripeOptions) {
    super(cradle, { ...options, capture: false })
    this.stripe_ = new Stripe(options.apiKey, {
      ...stripeHost(options.apiUrl),
      timeout: TIMEOUT_MS,
      maxNetworkRetries: 1,
    })
  }

  /** Only cards: what else Stripe offers can't be authorised first and captured later. */
  override get paymentIntentOptions() {
    return {
      capture_method: "manual",
      payment_method_types: ["card"],
    } as const satisfies {
      capture_method: "manual"
      payment_method_types: string[]
    }
  }

  /** Gives the intent as Stripe has it now; the base class would answer from the copy we hold. */
  override async updatePayment(
    input: UpdatePaymentInput
  ): Promise<UpdatePaymentOutput> {
    const pence = toPence(MathBN.convert(input.amount).toNumber())
    if (input.data?.["amount"] !== pence) {
      return super.updatePayment(input)
    }
    return this.getPaymentStatus({ data: input.data })
  }

  /** As with intents: an answer that is no customer would be stored as one without an id. */
  override async createAccountHolder(
    input: CreateAccountHolderInput
  ): Promise<CreateAccountHolderOutput> {
    const result = await super.createAccountHolder(input)
    // The answer of something in between has no id, whatever the types say.
    if (!z.string().min(1).safeParse(result.id).success) {
      throw noAnswer()
    }
    return result
  }

  /** A payment that was taken already is written down when it is authorised; nothing is made for it. */
  override async initiatePayment(
    input: InitiatePaymentInput
  ): Promise<InitiatePaymentOutput> {
    const taken = takenPayment(input.data)
    if (taken) {
      const status = PaymentSessionStatus.PENDING
      return { id: taken.payment_intent, data: { ...input.data }, status }
    }
    const result = await super.initiatePayment(input)
    // "Indeterminate" has no id either; its session can't be paid and is made anew.
    return { ...result, data: this.asIntent(result.data) }
  }

  override async getPaymentStatus(
    input: GetPaymentStatusInput
  ): Promise<GetPaymentStatusOutput> {
    const taken = takenPayment(input.data)
    try {
      const result = await super.getPaymentStatus(
        taken ? { ...input, data: { id: taken.payment_intent } } : input
      )
      const data = this.asIntent(result.data)
      if (taken && !isPaymentOf(taken, data)) {
        throw notItsPayment(taken)
      }
      return { ...result, data }
    } catch (error) {
      throw this.buildError("Reading the payment intent", asError(error))
    }
  }

  override async capturePayment(
    input: CapturePaymentInput
  ): Promise<CapturePaymentOutput> {
    const result = await super.capturePayment(input)
    return { ...result, data: this.asIntent(result.data) }
  }

  /**
   * The SDK takes any JSON without "error" for an answer, a 503 of something
   * between us and Stripe too; kept as payment data it would lose the intent.
   */
  private asIntent(
    data: Record<string, unknown> | undefined
  ): Record<string, unknown> {
    if (data?.["object"] !== "payment_intent") {
      throw noAnswer()
    }
    return data
  }

  /**
   * Refunds under Medusa's refund id, which is the idempotency key and stands
   * in Stripe's metadata. What became of it is kept in `data.refunds` by that
   * id. A lost answer is kept as "unknown" and doesn't throw: Medusa would
   * delete its row and try again under a new key, and the money would go twice.
   * A refund that billing has made already is written down and not sent.
   */
  override async refundPayment({
    amount,
    data,
    context,
  }: RefundPaymentInput): Promise<RefundPaymentOutput> {
    const key = context?.idempotency_key
    const intent = data?.["id"]
    if (typeof intent !== "string" || key === undefined) {
      throw this.buildError(
        "Refunding",
        new Error("a refund needs its payment intent and its own id")
      )
    }
    const pence = toPence(MathBN.convert(amount).toNumber())
    const note =
      adoptedRefund(data, pence) ??
      (await this.createRefund(intent, pence, key))
    return { data: { ...data, refunds: { ...refundsOf(data), [key]: note } } }
  }

  private async createRefund(
    intent: string,
    amount: number,
    key: string
  ): Promise<RefundNote> {
    try {
      const refund = await this.stripe_.refunds.create(
        { amount, payment_intent: intent, metadata: { refund_id: key } },
        { idempotencyKey: key }
      )
      return isRefund(refund)
        ? { id: refund.id, status: refund.status ?? "pending" }
        : { id: null, status: "unknown" }
    } catch (error) {
      if (isLost(error)) {
        return { id: null, status: "unknown" }
      }
      throw this.buildError("Refunding", asError(error))
    }
  }

  /** Names operation and Stripe's code; never a body, which may name a person. */
  protected override buildError(message: string, error: Error): MedusaError {
    if (error instanceof MedusaError) {
      return error
    }
    const { type, code } = error as Partial<Stripe.errors.StripeError>
    const lost = isLost(error)
    return new MedusaError(
      lost
        ? MedusaError.Types.UNEXPECTED_STATE
        : MedusaError.Types.INVALID_DATA,
      `Stripe: ${message}: ${code ?? type ?? (lost ? "no answer" : error.message)}`,
      lost ? "partner_unavailable" : "partner_refused"
    )
  }
}

const notItsPayment = ({ instalment_id }: TakenPayment) =>
  new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    `Stripe: the payment isn't that of ${instalment_id}`,
    "partner_refused"
  )

const noAnswer = () =>
  new MedusaError(
    MedusaError.Types.UNEXPECTED_STATE,
    "Stripe: no answer",
    "partner_unavailable"
  )

const isRefund = (refund: { object?: unknown }): boolean =>
  refund.object === "refund"

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error))

/** No answer, or one that says nothing about the effect. */
const isLost = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeConnectionError ||
  error instanceof Stripe.errors.StripeAPIError ||
  error instanceof Stripe.errors.StripeRateLimitError
