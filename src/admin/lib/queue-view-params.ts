import type { QueueViewView } from "../../api/contracts/queue-view"
import { QUEUE_NAMES } from "./queues"

/** The parts of the queue's address that a view keeps. */
export const VIEW_PARAMS = [
  "queue",
  "state",
  "category",
  "claimed",
  "flags",
  "waiting_days",
] as const

type Filters = QueueViewView["filters"]

const FLAGS: readonly NonNullable<Filters["flags"]>[] = [
  "any",
  "red",
  "amber",
  "info",
  "repeat",
  "renewal",
]
const CLAIMED: readonly NonNullable<Filters["claimed"]>[] = [
  "mine",
  "none",
  "any",
]

/** The filters in an address, as a view keeps them; what isn't one is left out. */
export function filtersOf(params: Record<string, string | undefined>): Filters {
  const { state, category } = params
  const queue = QUEUE_NAMES.find((one) => one === params["queue"])
  const flags = FLAGS.find((one) => one === params["flags"])
  const claimed = CLAIMED.find((one) => one === params["claimed"])
  const days = Number(params["waiting_days"])
  return {
    ...(queue ? { queue } : {}),
    ...(state ? { state } : {}),
    ...(category ? { category } : {}),
    ...(claimed ? { claimed } : {}),
    ...(flags ? { flags } : {}),
    ...(Number.isInteger(days) && days > 0 ? { waiting_days: days } : {}),
  }
}

/** Whether two views show the same; the order of their filters means nothing. */
export const sameFilters = (a: Filters, b: Filters): boolean =>
  VIEW_PARAMS.every((name) => a[name] === b[name])
