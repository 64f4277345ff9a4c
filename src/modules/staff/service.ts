import type { EntityManager } from "@medusajs/framework/mikro-orm/knex"
import type { Context, InferTypeOf } from "@medusajs/framework/types"
import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { notFound } from "../../shared/errors"
import { auditRow } from "../../shared/outbox"
import { londonDay } from "../../shared/london"
import { assertStaffInput, type StaffInput } from "./domain/profile"
import { StaffOutbox } from "./models/outbox"
import { StaffProfile } from "./models/staff-profile"

export type StaffRow = InferTypeOf<typeof StaffProfile>
type Shared = Context<EntityManager>

/** How old what a request sees of a profile may be. */
const CACHE_MS = 5_000

/** Who works here, in which role, and on which register they stand. */
export default class StaffModuleService extends MedusaService({
  StaffProfile,
  StaffOutbox,
}) {
  private readonly cache = new Map<
    string,
    { row: StaffRow | null; until: number }
  >()

  /** Creates or changes the profile of a Medusa user. */
  @InjectTransactionManager()
  async saveProfile(
    userId: string,
    input: StaffInput,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<StaffRow> {
    assertStaffInput(input, londonDay(now))
    const before = await this.lockByUser(userId, shared)
    const data = {
      ...input,
      user_id: userId,
      notify_categories: input.notify_categories && {
        handles: input.notify_categories,
      },
      scope: input.scope && { handles: input.scope },
      ...checkedBy(input.register_checked_on, before, actor),
    }
    const saved = before
      ? await this.updateStaffProfiles({ ...data, id: before.id }, shared)
      : await this.createStaffProfiles(data, shared)
    await this.writeAudit(
      saved,
      before ? "staff.changed" : "staff.added",
      actor,
      { now, details: { role: saved.role, role_before: before?.role ?? null } },
      shared
    )
    return saved
  }

  /** Suspends somebody from now on, or lets them back; the same again changes nothing. */
  @InjectTransactionManager()
  async setSuspended(
    staffId: string,
    suspended: boolean,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<StaffRow> {
    const [found] = await this.listStaffProfiles({ id: staffId }, {}, shared)
    const before = found && (await this.lockByUser(found.user_id, shared))
    if (!before) {
      throw notFound("Staff profile", staffId)
    }
    if ((before.suspended_at !== null) === suspended) {
      return before
    }
    const saved = await this.updateStaffProfiles(
      { id: staffId, suspended_at: suspended ? now : null },
      shared
    )
    await this.writeAudit(
      saved,
      suspended ? "staff.suspended" : "staff.reinstated",
      actor,
      { now, details: {} },
      shared
    )
    return saved
  }

  /** The profile behind a signed-in user, at most five seconds old; null when there is none. */
  @InjectManager()
  async findByUser(
    userId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<StaffRow | null> {
    // Monotonic time: this is about memory, not about the domain's clock.
    const cached = this.cache.get(userId)
    if (cached && cached.until > performance.now()) {
      return cached.row
    }
    const [row = null] = await this.listStaffProfiles(
      { user_id: userId },
      { take: 1 },
      shared
    )
    if (this.cache.size > 1_000) {
      this.cache.clear()
    }
    this.cache.set(userId, { row, until: performance.now() + CACHE_MS })
    return row
  }

  private async lockByUser(
    userId: string,
    shared: Shared
  ): Promise<StaffRow | undefined> {
    await shared.transactionManager?.execute(
      "select pg_advisory_xact_lock(hashtextextended(?, 0))",
      [`staff:${userId}`]
    )
    const [row] = await this.listStaffProfiles(
      { user_id: userId },
      { take: 1 },
      shared
    )
    return row
  }

  private async writeAudit(
    staff: StaffRow,
    action: string,
    actor: Actor,
    entry: { now: Date; details: Record<string, unknown> },
    shared: Shared
  ): Promise<void> {
    this.cache.delete(staff.user_id)
    await this.createStaffOutboxes(
      [
        auditRow(
          `${staff.id}:${action}:${entry.now.getTime()}`,
          {
            action,
            actor,
            entity_type: "staff_profile",
            entity_id: staff.id,
            details: entry.details,
          },
          entry.now
        ),
      ],
      shared
    )
  }
}

/** Who answers for the look-up of the register: whoever wrote its date down. */
function checkedBy(
  register_checked_on: string | null,
  before: StaffRow | undefined,
  actor: Actor
) {
  return register_checked_on === (before?.register_checked_on ?? null)
    ? {}
    : { register_checked_by: register_checked_on === null ? null : actor.id }
}
