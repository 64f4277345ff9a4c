import type {
  LedgerKinds,
  PartnerDispute,
  PartnerPayment,
} from "../../modules/billing/provider/ledger"
import type { StripeClient } from "./client"
import {
  disputeAnswer,
  disputeList,
  paymentAnswer,
  paymentList,
  refundOfList,
  toDispute,
  toPayment,
  toRefundOf,
} from "./ledger-wire"

type Filter = Record<string, string>
type Readers = {
  [Kind in keyof LedgerKinds]: (filter: Filter) => Promise<LedgerKinds[Kind][]>
}

/** Stripe's own books: its payments, refunds and disputes, read and never changed, but for a capture. */
export class StripeLedger {
  private readonly readers: Readers

  constructor(private readonly client: StripeClient) {
    this.readers = {
      payments: async (filter) =>
        (
          await client.list(
            "payment_intents.list",
            "/payment_intents",
            filter,
            paymentList
          )
        ).map(toPayment),
      refunds: async (filter) =>
        (
          await client.list("refunds.list", "/refunds", filter, refundOfList)
        ).flatMap(toRefundOf),
      disputes: (filter) => this.listDisputes(filter),
    }
  }

  listSince<Kind extends keyof LedgerKinds>(
    kind: Kind,
    from: Date,
    to: Date
  ): Promise<LedgerKinds[Kind][]> {
    return this.readers[kind]({
      "created[gte]": seconds(from),
      "created[lt]": seconds(to),
    })
  }

  async readPayment(paymentIntent: string): Promise<PartnerPayment | null> {
    const path = `/payment_intents/${encodeURIComponent(paymentIntent)}`
    const found = await this.client.find(
      "payment_intents.get",
      path,
      paymentAnswer
    )
    return found && toPayment(found)
  }

  disputesOf(payment_intent: string): Promise<PartnerDispute[]> {
    return this.listDisputes({ payment_intent })
  }

  async readDispute(id: string): Promise<PartnerDispute | null> {
    const path = `/disputes/${encodeURIComponent(id)}`
    const found = await this.client.find("disputes.get", path, disputeAnswer)
    return found ? (toDispute(found)[0] ?? null) : null
  }

  async capture(paymentIntent: string, key: string): Promise<PartnerPayment> {
    const operation = "payment_intents.capture"
    const path = `/payment_intents/${encodeURIComponent(paymentIntent)}/capture`
    const response = await this.client.send(operation, "POST", path, {
      body: "",
      key,
    })
    return toPayment(this.client.read(operation, paymentAnswer, response))
  }

  private async listDisputes(filter: Filter): Promise<PartnerDispute[]> {
    const found = await this.client.list(
      "disputes.list",
      "/disputes",
      filter,
      disputeList
    )
    return found.flatMap(toDispute)
  }
}

const seconds = (moment: Date): string =>
  String(Math.floor(moment.getTime() / 1000))
