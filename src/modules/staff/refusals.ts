import type { EntityManager } from "@medusajs/framework/mikro-orm/knex"
import type { Context, InferTypeOf } from "@medusajs/framework/types"
import {
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { auditRow } from "../../shared/outbox"
import { StaffOutbox } from "./models/outbox"
import { QueueView } from "./models/queue-view"
import { StaffInvitation } from "./models/staff-invitation"
import { StaffProfile } from "./models/staff-profile"

type StaffRow = InferTypeOf<typeof StaffProfile>
type Shared = Context<EntityManager>

/** The module's tables, and what becomes of a request that was refused. */
export class StaffRefusals extends MedusaService({
  StaffProfile,
  StaffOutbox,
  StaffInvitation,
  QueueView,
}) {
  /** Tells the ledger that somebody was refused; routes as the permission table names them (ASVS 16.3.2). */
  @InjectTransactionManager()
  async recordRefusal(
    refused: {
      user_id: string
      is_api_key: boolean
      staff: StaffRow | null
      route: string
      code: string
    },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const { user_id, staff, route, code } = refused
    const actor: Actor = {
      type: "staff",
      id: user_id,
      ...(staff ? { role: staff.role } : {}),
    }
    await this.createStaffOutboxes(
      [
        auditRow(
          `${user_id}:refused:${route}:${now.getTime()}`,
          {
            action: "access.refused",
            actor,
            entity_type: refused.is_api_key ? "api_key" : "user",
            entity_id: user_id,
            details: { route, code },
          },
          now
        ),
      ],
      shared
    )
  }
}
