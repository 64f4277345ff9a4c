import { z } from "@medusajs/framework/zod"
import { parseJson } from "../../shared/parse-json"

const eventSchema = z.object({
  type: z.string().startsWith("charge.dispute."),
  data: z.object({ object: z.object({ id: z.string() }) }),
})

/**
 * The dispute that a Stripe event is about; null for any other event. How it
 * stands is asked of Stripe, not read here.
 */
export const disputeOfEvent = (body: string): string | null =>
  eventSchema.safeParse(parseJson(body)).data?.data.object.id ?? null
