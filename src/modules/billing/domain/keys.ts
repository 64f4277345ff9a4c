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
