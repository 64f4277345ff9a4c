import type { EntityManager } from "@medusajs/framework/mikro-orm/knex"
import type { Context } from "@medusajs/framework/types"
import { MedusaService } from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { notFound } from "../../shared/errors"
import {
  identityCheckMachine,
  type IdentityCheckEvent,
} from "./domain/identity-check-machine"
import { IdentityCheck } from "./models/identity-check"
import { IdentityCheckEvent as HistoryModel } from "./models/identity-check-event"
import { IdentityOutbox } from "./models/outbox"
import { checkAudit, checkFollowUps } from "./records"
import type { IdentityCheckRow } from "./records"

export type Shared = Context<EntityManager>

type Move = {
  event: IdentityCheckEvent
  actor: Actor
  reason?: string
  data?: Partial<IdentityCheckRow>
  now: Date
}

/** What the service's methods are made of; each works in the caller's transaction. */
export class CheckStore extends MedusaService({
  IdentityCheck,
  IdentityCheckEvent: HistoryModel,
  IdentityOutbox,
}) {
  /** The one place where a check's state changes: row, history and what follows, together. */
  protected async move(
    check: IdentityCheckRow,
    { event, actor, now, data = {}, reason }: Move,
    shared: Shared
  ): Promise<IdentityCheckRow> {
    const state = identityCheckMachine.next(check.state, event)
    const moved = await this.updateIdentityChecks(
      { ...data, id: check.id, state },
      shared
    )
    const history = await this.createIdentityCheckEvents(
      {
        identity_check_id: check.id,
        event,
        from_state: check.state,
        to_state: state,
        actor,
        reason: reason ?? null,
        at: now,
      },
      shared
    )
    const occasion = { key: history.id, now }
    await this.createIdentityOutboxes(
      [
        checkAudit(check, `identity_check.${event}`, actor, occasion),
        ...checkFollowUps(check, state, occasion),
      ],
      shared
    )
    return moved
  }

  protected async lock(
    checkId: string,
    shared: Shared
  ): Promise<IdentityCheckRow> {
    await shared.transactionManager?.execute(
      "select id from identity_check where id = ? for update",
      [checkId]
    )
    const filter = { id: checkId }
    const [check] = await this.listIdentityChecks(filter, { take: 1 }, shared)
    if (!check) {
      throw notFound("Identity check", checkId)
    }
    return check
  }
}
