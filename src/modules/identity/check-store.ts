import type { EntityManager } from "@medusajs/framework/mikro-orm/knex"
import type { Context } from "@medusajs/framework/types"
import { generateEntityId, MedusaService } from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import {
  getVault,
  type Vault,
  type VaultOptions,
} from "../../shared/encryption/vault"
import { notFound } from "../../shared/errors"
import {
  identityCheckMachine,
  type IdentityCheckEvent,
} from "./domain/identity-check-machine"
import type { Judgement } from "./domain/judgement"
import { IdentityCheck } from "./models/identity-check"
import { IdentityCheckEvent as HistoryModel } from "./models/identity-check-event"
import { IdentityDocument } from "./models/identity-document"
import { IdentityDocumentView } from "./models/identity-document-view"
import { IdentityOutbox } from "./models/outbox"
import { checkAudit, checkFollowUps, patientScope, wordsPlace } from "./records"
import type { IdentityCheckRow } from "./records"

export type Shared = Context<EntityManager>

type Move = {
  event: IdentityCheckEvent
  actor: Actor
  reason?: string
  words?: Judgement
  data?: Partial<IdentityCheckRow>
  now: Date
}

/** What the service's methods are made of; each works in the caller's transaction. */
export class CheckStore extends MedusaService({
  IdentityCheck,
  IdentityCheckEvent: HistoryModel,
  IdentityDocument,
  IdentityDocumentView,
  IdentityOutbox,
}) {
  protected readonly vault: Vault

  constructor(
    container: Record<string, unknown>,
    options: { vault: VaultOptions }
  ) {
    super(container, options)
    this.vault = getVault(options.vault)
  }

  /** The one place where a check's state changes: row, history and what follows, together. */
  protected async move(
    check: IdentityCheckRow,
    { event, actor, now, data = {}, reason, words }: Move,
    shared: Shared
  ): Promise<IdentityCheckRow> {
    const state = identityCheckMachine.next(check.state, event)
    const moved = await this.updateIdentityChecks(
      { ...data, id: check.id, state },
      shared
    )
    const id = generateEntityId(undefined, "idce")
    await this.createIdentityCheckEvents(
      {
        id,
        identity_check_id: check.id,
        event,
        from_state: check.state,
        to_state: state,
        actor,
        reason: reason ?? null,
        words_enc: words
          ? await this.vault.encryptJson(
              patientScope(check.patient_id),
              wordsPlace(id),
              words
            )
          : null,
        at: now,
      },
      shared
    )
    const occasion = { key: id, now }
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
