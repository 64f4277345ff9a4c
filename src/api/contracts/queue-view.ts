import { z } from "@medusajs/framework/zod"
import { QUEUE_FLAGS, QUEUES } from "../../modules/clinical-review/domain/queue"

/** What a view narrows the queue to, as the queue's address names it; never a search. */
const filters = z
  .object({
    queue: z.enum(QUEUES).optional(),
    state: z.string().max(400).optional(),
    category: z.string().max(100).optional(),
    claimed: z.enum(["mine", "none", "any"]).optional(),
    flags: z.enum(QUEUE_FLAGS).optional(),
    waiting_days: z.coerce.number().int().min(1).max(365).optional(),
  })
  .strict()

const name = z.string().trim().min(1).max(60)

export const AddQueueView = z
  .object({ name, filters, is_default: z.boolean().default(false) })
  .strict()
export type AddQueueViewType = z.infer<typeof AddQueueView>

/** What is left out stays. */
export const ChangeQueueView = z
  .object({
    name: name.optional(),
    filters: filters.optional(),
    is_default: z.boolean().optional(),
  })
  .strict()
export type ChangeQueueViewType = z.infer<typeof ChangeQueueView>

export type QueueViewView = {
  id: string
  name: string
  filters: z.infer<typeof filters>
  is_default: boolean
}
export type QueueViewList = { views: QueueViewView[] }
export type QueueViewSaved = { view: QueueViewView }
export type QueueViewRemoved = { id: string; deleted: true }

/** A stored view's filters; what an earlier release kept and this one doesn't know is left out. */
export const readViewFilters = (stored: unknown): QueueViewView["filters"] =>
  filters.safeParse(stored).data ?? {}
