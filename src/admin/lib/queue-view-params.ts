import {
  readViewFilters,
  type QueueViewView,
} from "../../api/contracts/queue-view"

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

/** The filters in an address, as a view keeps them. */
export const filtersOf = (
  params: Record<string, string | undefined>
): Filters =>
  readViewFilters(
    Object.fromEntries(
      VIEW_PARAMS.flatMap((name) =>
        params[name] ? [[name, params[name]]] : []
      )
    )
  )

/** Whether two views show the same; the order of their filters means nothing. */
export const sameFilters = (a: Filters, b: Filters): boolean =>
  VIEW_PARAMS.every((name) => a[name] === b[name])
