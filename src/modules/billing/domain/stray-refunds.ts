import type { PartnerRefund } from "./partner-records"

/**
 * Money that was taken and belongs to nothing of ours: too much, twice, or for
 * nothing at all. It is given back by itself and stands in no order's books;
 * its key at the partner says so.
 */
const STRAY = "stray:"

/** The key of giving an amount of a payment back: the same once, a further one again. */
export const strayKey = (
  paymentIntent: string,
  { given, amount }: { given: number; amount: number }
): string => `${STRAY}${paymentIntent}:${given}:${amount}`

export const isStray = ({ key }: Pick<PartnerRefund, "key">): boolean =>
  key?.startsWith(STRAY) ?? false

/** Money that went back or is on its way. */
export const counts = ({ status }: Pick<PartnerRefund, "status">): boolean =>
  status !== "failed"
