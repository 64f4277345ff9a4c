import type { EntityManager } from "@medusajs/framework/mikro-orm/knex"
import type { Context, InferTypeOf } from "@medusajs/framework/types"
import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { conflict, notFound } from "../../shared/errors"
import { londonDay } from "../../shared/london"
import { auditRow, callRow } from "../../shared/outbox"
import { assertStaffInput, type StaffInput } from "./domain/profile"
import type { StaffInvitation } from "./models/staff-invitation"
import { StaffRefusals } from "./refusals"

export type InvitationRow = InferTypeOf<typeof StaffInvitation>
type Shared = Context<EntityManager>

/** What is chosen when somebody is invited. */
export type InvitationInput = Pick<
  StaffInput,
  "name" | "role" | "registration_body" | "registration_number" | "notify_mode"
> & { email: string; invite_id: string }

/** A new profile has no scope and no dates until somebody has looked them up. */
export const profileOf = (
  invited: Omit<InvitationInput, "email" | "invite_id">
): StaffInput => ({
  name: invited.name,
  role: invited.role,
  registration_body: invited.registration_body,
  registration_number: invited.registration_number,
  notify_mode: invited.notify_mode,
  notify_categories: null,
  scope: null,
  indemnity_expires_on: null,
  register_checked_on: null,
})

/** Who was asked to work here, and as what (PLT-3). */
export class StaffInvitations extends StaffRefusals {
  /**
   * Keeps the role that somebody will have, and has the email sent. Inviting
   * the same address again changes the role and sends it anew.
   * @throws invalid_field
   */
  @InjectTransactionManager()
  async invite(
    input: InvitationInput,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<InvitationRow> {
    assertStaffInput(profileOf(input), londonDay(now))
    const [open] = await this.listStaffInvitations(
      { email: input.email, accepted_at: null, withdrawn_at: null },
      { take: 1 },
      shared
    )
    const data = { ...input, invited_by: actor.id, sent_at: now }
    const saved = open
      ? await this.updateStaffInvitations({ ...data, id: open.id }, shared)
      : await this.createStaffInvitations(data, shared)
    await this.tell("staff.invited", saved, actor, now, shared)
    await this.sendInvitation(saved, now, shared)
    return saved
  }

  /** Takes an open invitation back; the same again changes nothing. */
  @InjectTransactionManager()
  async withdrawInvitation(
    id: string,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<InvitationRow> {
    const invitation = await this.openInvitation(id, shared)
    const saved = await this.updateStaffInvitations(
      { id: invitation.id, withdrawn_at: now },
      shared
    )
    await this.tell("staff.invitation_withdrawn", saved, actor, now, shared)
    return saved
  }

  /** Sends an open invitation once more, under a token that its caller has renewed. */
  @InjectTransactionManager()
  async resendInvitation(
    id: string,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<InvitationRow> {
    const invitation = await this.openInvitation(id, shared)
    const saved = await this.updateStaffInvitations(
      { id: invitation.id, sent_at: now },
      shared
    )
    await this.tell("staff.invited", saved, actor, now, shared)
    await this.sendInvitation(saved, now, shared)
    return saved
  }

  /** @throws not_found, already_exists for one that has ended */
  protected async openInvitation(
    id: string,
    shared: Shared
  ): Promise<InvitationRow> {
    const [found] = await this.listStaffInvitations({ id }, { take: 1 }, shared)
    if (!found) {
      throw notFound("Invitation", id)
    }
    if (found.accepted_at || found.withdrawn_at) {
      throw conflict(
        "already_exists",
        `Invitation ${id} was accepted or withdrawn`
      )
    }
    return found
  }

  protected async tell(
    action: string,
    invitation: InvitationRow,
    actor: Actor,
    now: Date,
    shared: Shared
  ): Promise<void> {
    await this.createStaffOutboxes(
      [
        auditRow(
          `${invitation.id}:${action}:${now.getTime()}`,
          {
            action,
            actor,
            entity_type: "staff_invitation",
            entity_id: invitation.id,
            details: { role: invitation.role },
          },
          now
        ),
      ],
      shared
    )
  }

  private async sendInvitation(
    invitation: InvitationRow,
    now: Date,
    shared: Shared
  ): Promise<void> {
    await this.createStaffOutboxes(
      [
        callRow(
          {
            partner: "email",
            operation: "staff_invitation",
            reference: `${invitation.id}-${now.getTime()}`,
            subject_type: "staff_invitation",
            subject_id: invitation.id,
          },
          now
        ),
      ],
      shared
    )
  }
}
