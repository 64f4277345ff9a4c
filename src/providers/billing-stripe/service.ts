import { z } from "@medusajs/framework/zod"
import type {
  NewCharge,
  PartnerCharge,
} from "../../modules/billing/provider/charges"
import type {
  LedgerKinds,
  PartnerDispute,
  PartnerPayment,
} from "../../modules/billing/provider/ledger"
import {
  AbstractRefundProvider,
  type NewPartnerRefund,
  type PartnerRefund,
} from "../../modules/billing/provider"
import { StripeCharges } from "./charges"
import type {
  CardSaving,
  Confirmation,
  Confirmed,
  NewCardSaving,
} from "../../modules/billing/provider/saved-cards"
import { StripeCards } from "./cards"
import { StripeClient } from "./client"
import { StripeLedger } from "./ledger"
import { refundAnswer, refundList, toRefund } from "./wire"

const optionsSchema = z.object({
  apiKey: z.string().min(1),
  /** Only for the simulator; unset means the real Stripe. */
  apiUrl: z.string().url().default("https://api.stripe.com"),
})

/** Money at Stripe, as the queue sends it and the books read it again. */
export class StripeRefundProvider extends AbstractRefundProvider {
  static override identifier = "stripe"
  readonly partner = "stripe"
  private readonly client: StripeClient
  private readonly ledger: StripeLedger
  private readonly cards: StripeCards
  private readonly charges: StripeCharges

  constructor(_container: Record<string, unknown>, given: unknown) {
    super()
    const { apiKey, apiUrl } = optionsSchema.parse(given)
    this.client = new StripeClient(apiKey, apiUrl)
    this.ledger = new StripeLedger(this.client)
    this.cards = new StripeCards(this.client)
    this.charges = new StripeCharges(this.client)
  }

  override async create(refund: NewPartnerRefund): Promise<PartnerRefund> {
    const operation = "refunds.create"
    const body = new URLSearchParams({
      payment_intent: refund.payment_intent,
      amount: String(refund.amount),
      "metadata[refund_id]": refund.refund_id,
      "metadata[refund_key]": refund.key,
    })
    const response = await this.client.send(operation, "POST", "/refunds", {
      body: body.toString(),
      key: refund.key,
    })
    return toRefund(this.client.read(operation, refundAnswer, response))
  }

  override async list(payment_intent: string): Promise<PartnerRefund[]> {
    const found = await this.client.list(
      "refunds.list",
      "/refunds",
      { payment_intent },
      refundList
    )
    return found.map(toRefund)
  }

  override async sessionOf(paymentIntent: string): Promise<string | null> {
    const found = await this.ledger.readPayment(paymentIntent)
    return found?.session_id ?? null
  }

  override listSince<Kind extends keyof LedgerKinds>(
    kind: Kind,
    from: Date,
    to: Date
  ): Promise<LedgerKinds[Kind][]> {
    return this.ledger.listSince(kind, from, to)
  }

  override readPayment(paymentIntent: string): Promise<PartnerPayment | null> {
    return this.ledger.readPayment(paymentIntent)
  }

  override disputesOf(paymentIntent: string): Promise<PartnerDispute[]> {
    return this.ledger.disputesOf(paymentIntent)
  }

  override readDispute(id: string): Promise<PartnerDispute | null> {
    return this.ledger.readDispute(id)
  }

  override capture(
    paymentIntent: string,
    key: string
  ): Promise<PartnerPayment> {
    return this.ledger.capture(paymentIntent, key)
  }

  override charge(charge: NewCharge): Promise<PartnerCharge> {
    return this.charges.charge(charge)
  }

  override findCharge(
    customer: string,
    key: string
  ): Promise<PartnerCharge | null> {
    return this.charges.findCharge(customer, key)
  }

  override readCharge(paymentIntent: string): Promise<PartnerCharge | null> {
    return this.charges.readCharge(paymentIntent)
  }

  override chargesOf(
    customer: string,
    instalmentId: string
  ): Promise<PartnerCharge[]> {
    return this.charges.chargesOf(customer, instalmentId)
  }

  override giveUpCharge(paymentIntent: string): Promise<PartnerCharge | null> {
    return this.charges.giveUpCharge(paymentIntent)
  }

  override beginSaving(saving: NewCardSaving): Promise<CardSaving> {
    return this.cards.beginSaving(saving)
  }

  override readSaving(setupIntent: string): Promise<CardSaving | null> {
    return this.cards.readSaving(setupIntent)
  }

  override confirmPayment(confirmation: Confirmation): Promise<Confirmed> {
    return this.cards.confirmPayment(confirmation)
  }
}
