import type { EntityManager } from "@medusajs/framework/mikro-orm/knex"
import type { Context, InferTypeOf } from "@medusajs/framework/types"
import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { notAllowed, notFound } from "../../shared/errors"
import { auditRow } from "../../shared/outbox"
import { londonDay } from "../../shared/london"
import { assertStaffInput, type StaffInput } from "./domain/profile"
import type { ReinstatementReason, SuspensionReason } from "./domain/suspension"
import { profileOf } from "./invitations"
import { StaffQueueViews } from "./queue-views"
import type { StaffProfile } from "./models/staff-profile"

export type StaffRow = InferTypeOf<typeof StaffProfile>
type Shared = Context<EntityManager>

/** How old what a request sees of a profile may be. */
const CACHE_MS = 5_000

/** Who works here, in which role, and on which register they stand. */
export default class StaffModuleService extends StaffQueueViews {
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
    if (before?.role === "administrator" && input.role !== "administrator") {
      await this.assertAnotherAdministrator(before.id, shared)
    }
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

  /**
   * Suspends somebody from now on; the same again changes nothing.
   * @throws not_found, not_eligible for the last administrator
   */
  @InjectTransactionManager()
  async suspend(
    staffId: string,
    reason: SuspensionReason,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<StaffRow> {
    const before = await this.lockById(staffId, shared)
    if (before.suspended_at !== null) {
      return before
    }
    if (before.role === "administrator") {
      await this.assertAnotherAdministrator(staffId, shared)
    }
    const saved = await this.updateStaffProfiles(
      { id: staffId, suspended_at: now, suspension_reason: reason },
      shared
    )
    const entry = { now, details: { reason } }
    await this.writeAudit(saved, "staff.suspended", actor, entry, shared)
    return saved
  }

  /** Lets somebody back; the same again changes nothing. @throws not_found */
  @InjectTransactionManager()
  async reinstate(
    staffId: string,
    reason: ReinstatementReason,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<StaffRow> {
    const before = await this.lockById(staffId, shared)
    if (before.suspended_at === null) {
      return before
    }
    const saved = await this.updateStaffProfiles(
      { id: staffId, suspended_at: null, suspension_reason: null },
      shared
    )
    const entry = { now, details: { reason } }
    await this.writeAudit(saved, "staff.reinstated", actor, entry, shared)
    return saved
  }

  /**
   * Gives a user the profile that was chosen when they were invited.
   * @param email of Medusa's user, which comes from the invitation
   * @returns the new profile, or null when nobody invited them
   */
  @InjectTransactionManager()
  async acceptInvitation(
    userId: string,
    email: string,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<StaffRow | null> {
    const known = await this.lockByUser(userId, shared)
    const [invitation] = await this.listStaffInvitations(
      { email: email.toLowerCase(), accepted_at: null, withdrawn_at: null },
      { take: 1 },
      shared
    )
    if (known || !invitation) {
      return known ?? null
    }
    const inviter: Actor = {
      type: "staff",
      id: invitation.invited_by,
      role: "administrator",
    }
    const profile = profileOf(invitation)
    const saved = await this.saveProfile(userId, profile, inviter, now, shared)
    await this.updateStaffInvitations(
      { id: invitation.id, accepted_at: now },
      shared
    )
    const actor: Actor = { type: "staff", id: userId, role: saved.role }
    await this.tell("staff.joined", invitation, actor, now, shared)
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

  private async lockById(id: string, shared: Shared): Promise<StaffRow> {
    const [found] = await this.listStaffProfiles({ id }, {}, shared)
    const locked = found && (await this.lockByUser(found.user_id, shared))
    if (!locked) {
      throw notFound("Staff profile", id)
    }
    return locked
  }

  /** One at a time, so that two administrators can't remove each other. */
  private async assertAnotherAdministrator(
    staffId: string,
    shared: Shared
  ): Promise<void> {
    await shared.transactionManager?.execute(
      "select pg_advisory_xact_lock(hashtextextended('staff:administrators', 0))"
    )
    const others = await this.listStaffProfiles(
      { role: "administrator", suspended_at: null, id: { $ne: staffId } },
      { take: 1 },
      shared
    )
    if (others.length === 0) {
      throw notAllowed(
        "not_eligible",
        "Somebody else has to be an administrator first"
      )
    }
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
