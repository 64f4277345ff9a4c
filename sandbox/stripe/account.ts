import { nowSeconds, randomId } from "../kit/ids"
import type { Section } from "../kit/store"
import type { Json, Sandbox } from "../kit/types"
import { noSuch } from "./errors"
import type {
  Charge,
  Customer,
  PaymentIntent,
  PaymentMethod,
  Refund,
  SetupIntent,
  StripeEvent,
  StripeState,
} from "./objects"

export const API_VERSION = "2024-04-10"

/** Events that the webhook endpoint has asked for. */
const SENT = [
  "payment_intent.",
  "setup_intent.",
  "refund.",
  "charge.captured",
  "charge.refunded",
  "charge.refund.updated",
  "charge.dispute.",
  "payment_method.detached",
]

export type Cause = { id: string | null; idempotency_key: string | null }

/** The account during one request: its state and how it reports events. */
export class Account {
  constructor(
    readonly sandbox: Sandbox,
    private readonly section: Section<StripeState>,
    readonly cause: Cause = { id: null, idempotency_key: null }
  ) {}

  get state(): StripeState {
    return this.section.get()
  }

  for(cause: Cause): Account {
    return new Account(this.sandbox, this.section, cause)
  }

  /** Stores an event of an object as it is now, and sends it. */
  emit(type: string, object: object): void {
    const snapshot: Json = structuredClone({ ...object })
    const event: StripeEvent = {
      id: randomId("evt_"),
      object: "event",
      api_version: API_VERSION,
      created: nowSeconds(),
      data: { object: snapshot },
      livemode: false,
      pending_webhooks: 1,
      request: this.cause,
      type,
    }
    this.state.events[event.id] = event
    if (SENT.some((prefix) => type.startsWith(prefix))) {
      const body = JSON.stringify(event, null, 2)
      this.sandbox.webhooks.enqueue("stripe", type, body)
    }
    this.touch()
  }

  touch(): void {
    this.sandbox.store.touch()
  }

  customer(id: string): Customer {
    const found = this.state.customers[id]
    if (!found || found.deleted) {
      throw noSuch("customer", id, "customer")
    }
    return found
  }

  paymentMethod(id: string): PaymentMethod {
    return this.need(this.state.payment_methods, "PaymentMethod", id)
  }

  paymentIntent(id: string): PaymentIntent {
    return this.need(this.state.payment_intents, "payment_intent", id, "intent")
  }

  setupIntent(id: string): SetupIntent {
    return this.need(this.state.setup_intents, "setupintent", id)
  }

  charge(id: string): Charge {
    return this.need(this.state.charges, "charge", id)
  }

  refund(id: string): Refund {
    return this.need(this.state.refunds, "refund", id)
  }

  private need<T>(
    table: Record<string, T>,
    kind: string,
    id: string,
    param?: string
  ): T {
    const found = table[id]
    if (!found) {
      throw noSuch(kind, id, param)
    }
    return found
  }
}
