import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { conflict, notAllowed, notFound } from "../../shared/errors"
import { auditRow } from "../../shared/outbox"
import { CaseContinuations } from "./case-continuations"
import type { AdviceLevel, DenialScope } from "./domain/denial-reasons"
import { run, type Shared } from "./sql"
import type { DenialReasonRecord } from "./types"

export type DenialReasonInput = DenialScope & {
  title: string
  advice_level: AdviceLevel
  patient_text: string
  active: boolean
}

export type Wording = {
  code: string
  wording: DenialReasonInput
  actor: Actor
}

/** The managed reasons to deny, which clinicians keep themselves (REV-2). */
export class DenialReasons extends CaseContinuations {
  /**
   * Adds a reason under a code of its own.
   * @throws already_exists
   */
  @InjectTransactionManager()
  async addDenialReason(
    input: Wording,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<DenialReasonRecord> {
    const { code } = input
    if (await this.currentReason(code, shared)) {
      throw notAllowed("already_exists", `code: "${code}" is taken`)
    }
    return this.writeReason({ ...input, version: 1 }, now, shared)
  }

  /**
   * Writes a reason anew; the former wording stays for the decisions that name it.
   * @param input with the version that was read
   * @throws stale_revision when somebody saved since, not_found
   */
  @InjectTransactionManager()
  async changeDenialReason(
    input: Wording & { version: number },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<DenialReasonRecord> {
    const { code, version } = input
    const known = await this.currentReason(code, shared)
    if (!known) {
      throw notFound("Denial reason", code)
    }
    if (known.version !== version) {
      throw conflict(
        "stale_revision",
        `Denial reason ${code} is at version ${known.version} by now`
      )
    }
    // At once: two of a code may not both be current, also for a moment.
    await run(
      shared,
      "update denial_reason set is_current = false, updated_at = now() where id = ?",
      [known.id]
    )
    return this.writeReason({ ...input, version: version + 1 }, now, shared)
  }

  /** The reasons as they read now, those in use first, by title. */
  async readDenialReasons(): Promise<DenialReasonRecord[]> {
    return this.listDenialReasons(
      { is_current: true },
      { order: { active: "DESC", title: "ASC" }, take: 500 }
    )
  }

  /** One saving of a code at a time; gives its present wording. */
  private async currentReason(
    code: string,
    shared: Shared
  ): Promise<DenialReasonRecord | undefined> {
    await run(shared, "select pg_advisory_xact_lock(hashtext(?))", [
      `denial_reason:${code}`,
    ])
    const [known] = await this.listDenialReasons(
      { code, is_current: true },
      {},
      shared
    )
    return known
  }

  private async writeReason(
    { code, version, wording, actor }: Wording & { version: number },
    now: Date,
    shared: Shared
  ): Promise<DenialReasonRecord> {
    const id = generateEntityId(undefined, "drs")
    const made = await this.createDenialReasons(
      {
        ...wording,
        id,
        code,
        version,
        is_current: true,
        changed_by: actor.id,
        changed_at: now,
      },
      shared
    )
    await this.createOutboxes(
      [
        auditRow(
          id,
          {
            action: "denial_reason.saved",
            actor,
            entity_type: "denial_reason",
            entity_id: id,
            details: { code, version, active: wording.active },
          },
          now
        ),
      ],
      shared
    )
    return made
  }
}
