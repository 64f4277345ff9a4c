/** Our key at the partner for one sending of a refund. */
export const keyOf = ({
  id,
  attempt,
}: {
  id: string
  attempt: number
}): string => `${id}:${attempt}`

/** The gateway's name of that sending. */
export const callReference = (key: string): string => `stripe:refund:${key}`

/** The name of a refund's occasion at one of a case's payments; the order's own bears it as it is. */
export const occasionAt = (
  occasion: string,
  payment_id: string,
  position: number
): string => (position === 0 ? occasion : `${occasion}:${payment_id}`)
