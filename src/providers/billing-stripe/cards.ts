import { z } from "@medusajs/framework/zod"
import { RefundRefused } from "../../modules/billing/provider"
import type {
  CardSaving,
  Confirmation,
  Confirmed,
  NewCardSaving,
} from "../../modules/billing/provider/saved-cards"
import type { StripeClient } from "./client"

const reference = z.string().nullish()

const methodAnswer = z.object({
  id: z.string(),
  card: z.object({ brand: z.string(), last4: z.string() }).nullish(),
})

const setupAnswer = z.object({
  id: z.string().min(1),
  object: z.literal("setup_intent"),
  client_secret: z.string(),
  status: z.string(),
  customer: reference,
  payment_method: z.union([methodAnswer, z.string()]).nullish(),
})

const confirmAnswer = z.object({
  object: z.literal("payment_intent"),
  status: z.string(),
  next_action: z
    .object({ redirect_to_url: z.object({ url: z.string() }).nullish() })
    .nullish(),
})

/** Saving cards at Stripe, and confirming payments with their holder present. */
export class StripeCards {
  constructor(private readonly client: StripeClient) {}

  async beginSaving(saving: NewCardSaving): Promise<CardSaving> {
    const operation = "setup_intents.create"
    const body = new URLSearchParams({
      customer: saving.customer,
      usage: "off_session",
      "payment_method_types[0]": "card",
      "metadata[plan_id]": saving.plan_id,
    })
    const response = await this.client.send(
      operation,
      "POST",
      "/setup_intents",
      { body: body.toString(), key: saving.key }
    )
    return toSaving(this.client.read(operation, setupAnswer, response))
  }

  async readSaving(setupIntent: string): Promise<CardSaving | null> {
    const id = encodeURIComponent(setupIntent)
    const found = await this.client.find(
      "setup_intents.get",
      `/setup_intents/${id}?expand[0]=payment_method`,
      setupAnswer
    )
    return found && toSaving(found)
  }

  async confirmPayment(confirmation: Confirmation): Promise<Confirmed> {
    const operation = "payment_intents.confirm"
    const { key, payment_intent, payment_method, return_url } = confirmation
    const path = `/payment_intents/${encodeURIComponent(payment_intent)}/confirm`
    const body = new URLSearchParams({ payment_method, return_url }).toString()
    try {
      const answer = this.client.read(
        operation,
        confirmAnswer,
        await this.client.send(operation, "POST", path, { body, key })
      )
      return toConfirmed(answer)
    } catch (error) {
      if (error instanceof RefundRefused) {
        return { kind: "refused", code: error.code }
      }
      throw error
    }
  }
}

const SAVED: Record<string, CardSaving["status"]> = {
  succeeded: "succeeded",
  canceled: "canceled",
}

function toSaving(answer: z.infer<typeof setupAnswer>): CardSaving {
  const method = answer.payment_method
  const isRead = typeof method === "object" && method !== null
  const card = isRead ? method.card : null
  return {
    setup_intent: answer.id,
    client_secret: answer.client_secret,
    status: SAVED[answer.status] ?? "open",
    customer: answer.customer ?? null,
    payment_method: isRead ? method.id : (method ?? null),
    label: card ? `${card.brand} ${card.last4}` : null,
  }
}

function toConfirmed(answer: z.infer<typeof confirmAnswer>): Confirmed {
  const url = answer.next_action?.redirect_to_url?.url
  if (answer.status === "requires_action" && url) {
    return { kind: "ask", url }
  }
  return ["succeeded", "processing"].includes(answer.status)
    ? { kind: "paid" }
    : { kind: "refused", code: answer.status }
}
