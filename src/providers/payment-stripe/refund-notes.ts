import { z } from "@medusajs/framework/zod"

/** What became of one refund at Stripe; `unknown` until somebody has looked it up. */
export type RefundNote = {
  id: string | null
  status: string
}

const schema = z.record(
  z.string(),
  z.object({ id: z.string().nullable(), status: z.string() })
)

/** The refunds kept in a payment's data, by Medusa's refund id. */
export function refundsOf(
  data: Record<string, unknown> | undefined
): Record<string, RefundNote> {
  const parsed = schema.safeParse(data?.["refunds"])
  return parsed.success ? parsed.data : {}
}

const adoptedSchema = z.object({
  /** Pence. */
  amount: z.number().int(),
  id: z.string().nullable(),
  status: z.string(),
})

/**
 * The refund of this amount that was made already, for which word was left in
 * the payment's data: Medusa is to write it down and nothing is to be sent.
 */
export function adoptedRefund(
  data: Record<string, unknown> | undefined,
  amount: number
): RefundNote | null {
  const parsed = adoptedSchema.safeParse(data?.["adopted_refund"])
  return parsed.success && parsed.data.amount === amount
    ? { id: parsed.data.id, status: parsed.data.status }
    : null
}
