import type { EntityManager } from "@medusajs/framework/mikro-orm/knex"
import type { Context, InferTypeOf } from "@medusajs/framework/types"
import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { conflict, notAllowed, notFound } from "../../shared/errors"
import type { QueueView } from "./models/queue-view"
import { StaffInvitations } from "./invitations"

export type QueueViewRow = InferTypeOf<typeof QueueView>
export type QueueViewInput = {
  name: string
  filters: Record<string, unknown>
  is_default: boolean
}
type Shared = Context<EntityManager>

/** How many views one person keeps. */
const MAX_VIEWS = 20

/** Views of the review queue, each person's own: nobody sees another's. */
export class StaffQueueViews extends StaffInvitations {
  /**
   * Keeps a new view.
   * @throws already_exists for a name of theirs, not_eligible beyond 20
   */
  @InjectTransactionManager()
  async addQueueView(
    userId: string,
    input: QueueViewInput,
    @MedusaContext() shared: Shared = {}
  ): Promise<QueueViewRow> {
    const views = await this.lockViews(userId, shared)
    if (views.length >= MAX_VIEWS) {
      throw notAllowed("not_eligible", `At most ${MAX_VIEWS} views are kept`)
    }
    assertNameIsFree(views, input.name)
    if (input.is_default) {
      await this.dropDefault(userId, shared)
    }
    return this.createQueueViews({ ...input, user_id: userId }, shared)
  }

  /**
   * Renames one's view, changes its filters, or makes it the default or not.
   * @throws not_found for another's view, already_exists for a name of theirs
   */
  @InjectTransactionManager()
  async changeQueueView(
    userId: string,
    id: string,
    change: Partial<QueueViewInput>,
    @MedusaContext() shared: Shared = {}
  ): Promise<QueueViewRow> {
    const views = await this.lockViews(userId, shared)
    if (!views.some((view) => view.id === id)) {
      throw notFound("View", id)
    }
    const others = views.filter((view) => view.id !== id)
    if (change.name !== undefined) {
      assertNameIsFree(others, change.name)
    }
    if (change.is_default) {
      await this.dropDefault(userId, shared)
    }
    return this.updateQueueViews({ ...change, id }, shared)
  }

  /** Takes one's view away; one that is gone, or another's, is no error and stays untouched. */
  @InjectTransactionManager()
  async removeQueueView(
    userId: string,
    id: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const views = await this.lockViews(userId, shared)
    if (views.some((view) => view.id === id)) {
      await this.deleteQueueViews([id], shared)
    }
  }

  /** One change of somebody's views at a time, so that 20 are 20 and one default is one. */
  private async lockViews(
    userId: string,
    shared: Shared
  ): Promise<QueueViewRow[]> {
    await shared.transactionManager?.execute(
      "select pg_advisory_xact_lock(hashtextextended(?, 0))",
      [`staff:views:${userId}`]
    )
    return this.listQueueViews({ user_id: userId }, {}, shared)
  }

  /** At once, before the other one is written: two defaults never stand, not for a moment. */
  private async dropDefault(userId: string, shared: Shared): Promise<void> {
    await shared.transactionManager?.execute(
      `update staff_queue_view set is_default = false, updated_at = now()
        where user_id = ? and is_default and deleted_at is null`,
      [userId]
    )
  }
}

function assertNameIsFree(views: QueueViewRow[], name: string): void {
  const same = (other: string) => other.toLowerCase() === name.toLowerCase()
  if (views.some((view) => same(view.name))) {
    throw conflict("already_exists", "name: another view has it")
  }
}
