import type { QueueViewRow } from "../../../../../workflows/staff/change-queue-views"
import {
  readViewFilters,
  type QueueViewView,
} from "../../../../contracts/queue-view"

export const queueViewView = (row: QueueViewRow): QueueViewView => ({
  id: row.id,
  name: row.name,
  filters: readViewFilters(row.filters),
  is_default: row.is_default,
})
