import { z } from "@medusajs/framework/zod"
import type {
  NewCharge,
  PartnerCharge,
} from "../../modules/billing/provider/charges"
import { RefundRefused } from "../../modules/billing/provider"
import { malformed, rejected } from "../../shared/http/http-client"
import { newToken } from "../../shared/ids"
import { parseJson } from "../../shared/parse-json"
import type { StripeClient } from "./client"

const CURRENCY = "gbp"
/** A card that said no: an answer with the payment intent in it. */
const DECLINED = 402
const REFUSED = 400
/** The card or its customer isn't there any more: nothing was charged, and never will be. */
const GONE = new Set(["resource_missing", "payment_method_unexpected_state"])
/** Two that may mean that an intent can be given up no more: what it is then is asked. */
const WRONG_STATE = [REFUSED, 409]
/** Nothing can be paid with these any more. */
const SETTLED = new Set(["canceled", "succeeded"])

const errorSchema = z.object({
  code: z.string().nullish(),
  decline_code: z.string().nullish(),
})

/** What of Stripe's payment intent a charge needs (API of 2026). */
const intentSchema = z.object({
  id: z.string().min(1),
  object: z.literal("payment_intent"),
  status: z.string(),
  metadata: z.record(z.string(), z.string()).nullish(),
  last_payment_error: errorSchema.nullish(),
})
type Intent = z.infer<typeof intentSchema>

const intentList = z.object({
  object: z.literal("list"),
  has_more: z.boolean(),
  data: z.array(intentSchema),
})

const declineSchema = z.object({
  error: errorSchema.extend({ payment_intent: intentSchema.nullish() }),
})

/** Off-session charges at Stripe: one payment intent an attempt, confirmed as it is made. */
export class StripeCharges {
  constructor(private readonly client: StripeClient) {}

  async charge(charge: NewCharge): Promise<PartnerCharge> {
    const operation = "payment_intents.create"
    const { instalment_id, attempt } = charge
    try {
      const response = await this.client.send(
        operation,
        "POST",
        "/payment_intents",
        { body: bodyOf(charge), key: charge.key },
        [DECLINED]
      )
      if (response.status !== DECLINED) {
        return toCharge(this.client.read(operation, intentSchema, response))
      }
      const parsed = declineSchema.safeParse(parseJson(response.text))
      if (!parsed.success || !parsed.data.error.payment_intent) {
        throw malformed(this.client.partner, operation, "decline")
      }
      return toCharge(parsed.data.error.payment_intent)
    } catch (error) {
      if (!(error instanceof RefundRefused)) {
        throw error
      }
      const { code } = error
      if (GONE.has(code)) {
        const about = { payment_intent: null, instalment_id, attempt }
        return { ...about, status: "declined", code }
      }
      // A key that was used for something else: what became of that isn't known.
      throw code === "idempotency_error"
        ? malformed(this.client.partner, operation, code)
        : rejected(this.client.partner, operation, REFUSED, code)
    }
  }

  /** By the customer's own payments: Stripe's search is late by up to a minute. */
  async findCharge(
    customer: string,
    key: string
  ): Promise<PartnerCharge | null> {
    const found = await this.intentsOf(customer)
    const sent = found.find(({ metadata }) => metadata?.["charge_key"] === key)
    return sent ? toCharge(sent) : null
  }

  async chargesOf(
    customer: string,
    instalmentId: string
  ): Promise<PartnerCharge[]> {
    const found = await this.intentsOf(customer)
    return found
      .map(toCharge)
      .filter(({ instalment_id }) => instalment_id === instalmentId)
  }

  private intentsOf(customer: string): Promise<Intent[]> {
    return this.client.list(
      "payment_intents.list",
      "/payment_intents",
      { customer },
      intentList
    )
  }

  async readCharge(paymentIntent: string): Promise<PartnerCharge | null> {
    const found = await this.client.find(
      "payment_intents.get",
      pathOf(paymentIntent),
      intentSchema
    )
    return found && toCharge(found)
  }

  async giveUpCharge(paymentIntent: string): Promise<PartnerCharge | null> {
    const operation = "payment_intents.cancel"
    const response = await this.client.send(
      operation,
      "POST",
      `${pathOf(paymentIntent)}/cancel`,
      // A key of its own each time: under an earlier one Stripe would repeat its refusal.
      { body: "", key: `give_up_${paymentIntent}_${newToken()}` },
      [...WRONG_STATE, 404]
    )
    const left =
      response.status < REFUSED
        ? this.client.read(operation, intentSchema, response)
        : await this.client.find(
            "payment_intents.get",
            pathOf(paymentIntent),
            intentSchema
          )
    return left && (SETTLED.has(left.status) ? toCharge(left) : toOpen(left))
  }
}

const pathOf = (paymentIntent: string) =>
  `/payment_intents/${encodeURIComponent(paymentIntent)}`

function bodyOf(charge: NewCharge): string {
  return new URLSearchParams({
    amount: String(charge.amount),
    currency: CURRENCY,
    customer: charge.customer,
    payment_method: charge.payment_method,
    "payment_method_types[0]": "card",
    capture_method: "automatic",
    off_session: "true",
    confirm: "true",
    "metadata[instalment_id]": charge.instalment_id,
    "metadata[attempt]": String(charge.attempt),
    "metadata[charge_key]": charge.key,
  }).toString()
}

/** What only its cardholder can mend, on the same intent. */
const NEEDS_PATIENT = new Set([
  "authentication_required",
  "payment_intent_authentication_failure",
])

function aboutOf({ id, metadata }: Intent) {
  const attempt = Number(metadata?.["attempt"])
  return {
    payment_intent: id,
    instalment_id: metadata?.["instalment_id"] ?? null,
    attempt: Number.isInteger(attempt) ? attempt : null,
  }
}

/** Whatever it says of itself, somebody could still pay it. */
const toOpen = (intent: Intent): PartnerCharge => ({
  ...aboutOf(intent),
  status: "open",
})

function toCharge(intent: Intent): PartnerCharge {
  const about = aboutOf(intent)
  const error = intent.last_payment_error
  const code = error?.decline_code ?? error?.code ?? null
  switch (intent.status) {
    case "succeeded":
      return { ...about, status: "succeeded" }
    case "requires_action":
      return { ...about, status: "needs_authentication" }
    case "canceled":
      return { ...about, status: "declined", code: code ?? "canceled" }
    case "requires_payment_method":
      if (code === null) {
        return { ...about, status: "open" }
      }
      return NEEDS_PATIENT.has(code)
        ? { ...about, status: "needs_authentication" }
        : { ...about, status: "declined", code }
    default:
      return { ...about, status: "open" }
  }
}
