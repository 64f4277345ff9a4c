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
