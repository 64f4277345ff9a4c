import type { Json } from "../kit/types"

export type Metadata = Record<string, string>

export type Customer = Json & {
  id: string
  object: "customer"
  created: number
  email: string | null
  name: string | null
  metadata: Metadata
  deleted?: true
}

export type PaymentMethod = Json & {
  id: string
  object: "payment_method"
  created: number
  customer: string | null
  metadata: Metadata
}

export type IntentStatus =
  | "requires_payment_method"
  | "requires_confirmation"
  | "requires_action"
  | "processing"
  | "requires_capture"
  | "succeeded"
  | "canceled"

export type PaymentIntent = {
  id: string
  object: "payment_intent"
  created: number
  livemode: false
  amount: number
  amount_capturable: number
  amount_received: number
  amount_details: { tip: Json }
  application: null
  application_fee_amount: null
  automatic_payment_methods: {
    enabled: boolean
    allow_redirects: string
  } | null
  canceled_at: number | null
  cancellation_reason: string | null
  capture_method: "automatic" | "automatic_async" | "manual"
  client_secret: string
  confirmation_method: "automatic" | "manual"
  currency: string
  customer: string | null
  description: string | null
  invoice: null
  last_payment_error: Json | null
  latest_charge: string | null
  metadata: Metadata
  next_action: Json | null
  on_behalf_of: null
  payment_method: string | null
  payment_method_configuration_details: null
  payment_method_options: Json
  payment_method_types: string[]
  processing: null
  receipt_email: string | null
  review: null
  setup_future_usage: "on_session" | "off_session" | null
  shipping: Json | null
  source: null
  statement_descriptor: string | null
  statement_descriptor_suffix: string | null
  status: IntentStatus
  transfer_data: null
  transfer_group: string | null
}

export type SetupIntent = Json & {
  id: string
  object: "setup_intent"
  created: number
  client_secret: string
  customer: string | null
  payment_method: string | null
  status: string
  usage: string
  metadata: Metadata
  last_setup_error: Json | null
  next_action: Json | null
}

export type Charge = Json & {
  id: string
  object: "charge"
  created: number
  amount: number
  amount_captured: number
  amount_refunded: number
  captured: boolean
  currency: string
  customer: string | null
  disputed: boolean
  paid: boolean
  payment_intent: string
  payment_method: string
  refunded: boolean
  status: "succeeded" | "failed"
}

export type Refund = Json & {
  id: string
  object: "refund"
  created: number
  amount: number
  charge: string
  currency: string
  metadata: Metadata
  payment_intent: string
  reason: string | null
  status: string
  failure_reason?: string
}

export type Dispute = Json & {
  id: string
  object: "dispute"
  created: number
  amount: number
  charge: string
  payment_intent: string
  status: string
}

export type StripeEvent = {
  id: string
  object: "event"
  api_version: string
  created: number
  data: { object: Json; previous_attributes?: Json }
  livemode: false
  pending_webhooks: number
  request: { id: string | null; idempotency_key: string | null }
  type: string
}

/** A payment method's test card and whether it was set up for later use. */
export type CardSecret = { number: string; set_up?: boolean; used_up?: boolean }

export type StoredReply = {
  fingerprint: string
  status: number
  body: string
}

/** A refund's change that is still to come. */
export type Settlement = { refund: string; status: string; at: number }

export type StripeState = {
  customers: Record<string, Customer>
  payment_methods: Record<string, PaymentMethod>
  payment_intents: Record<string, PaymentIntent>
  setup_intents: Record<string, SetupIntent>
  charges: Record<string, Charge>
  refunds: Record<string, Refund>
  disputes: Record<string, Dispute>
  events: Record<string, StripeEvent>
  cards: Record<string, CardSecret>
  settlements: Settlement[]
  idempotency: Record<string, StoredReply>
}

/** The state of a new account. */
export function emptyStripe(): StripeState {
  return {
    customers: {},
    payment_methods: {},
    payment_intents: {},
    setup_intents: {},
    charges: {},
    refunds: {},
    disputes: {},
    events: {},
    cards: {},
    settlements: [],
    idempotency: {},
  }
}
