import { z } from "@medusajs/framework/zod"

/** A payment that was charged without Medusa, which is to write it down. */
export type TakenPayment = {
  payment_intent: string
  instalment_id: string
  /** Pence. */
  amount: number
}

const schema = z.object({
  payment_intent: z.string().min(1),
  instalment_id: z.string().min(1),
  amount: z.number().int(),
})

/** The payment that a session is to take over, where it was made for one; the same name is written by who asks for it. */
export const takenPayment = (
  data: Record<string, unknown> | undefined
): TakenPayment | null => schema.safeParse(data?.["taken_payment"]).data ?? null

const intentSchema = z.object({
  id: z.string(),
  status: z.literal("succeeded"),
  currency: z.literal("gbp"),
  amount_received: z.number(),
  metadata: z.object({ instalment_id: z.string() }),
})

/** Whether Stripe says of an intent that it is this payment, in full: nobody else's money is written down for it. */
export function isPaymentOf(
  taken: TakenPayment,
  intent: Record<string, unknown>
): boolean {
  const { data } = intentSchema.safeParse(intent)
  return (
    data?.id === taken.payment_intent &&
    data.amount_received === taken.amount &&
    data.metadata.instalment_id === taken.instalment_id
  )
}
