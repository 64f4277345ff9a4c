import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { systemActor, type Actor } from "../../shared/actor"
import type { VaultOptions } from "../../shared/encryption/vault"
import { unexpected } from "../../shared/errors"
import { newReference } from "../../shared/ids"
import { callRow } from "../../shared/outbox"
import type { Shared } from "./check-store"
import { DOCUMENT_KINDS } from "./domain/documents"
import {
  identityCheckMachine,
  type IdentityCheckEvent,
  type IdentityCheckState,
} from "./domain/identity-check-machine"
import { EVENT_OF_OUTCOME, MAX_UNANSWERED } from "./domain/outcome"
import { IdentityJudgements } from "./identity-judgements"
import {
  AbstractIdentityProvider,
  IDENTITY_PROVIDER,
  type IdentityCheckRequest,
  type IdentityCheckResult,
} from "./provider"
import { checkAudit, patientScope } from "./records"
import type { IdentityCheckRow, SendTurn } from "./records"

export type { IdentityCheckRow } from "./records"

/** States that other data of the person take the ground from (IDV-4). A death record stays. */
const OF_THE_DATA: IdentityCheckState[] = [
  "passed",
  "verified",
  "referred",
  "failed",
  "documents_requested",
  "documents_received",
]

/** Checks of who somebody is, and the provider that makes them (IDV-1 to IDV-4). */
export default class IdentityModuleService extends IdentityJudgements {
  constructor(
    private readonly dependencies: Record<string, unknown>,
    options: { vault: VaultOptions }
  ) {
    super(dependencies, options)
  }

  private provider(): AbstractIdentityProvider {
    const provider = this.dependencies[IDENTITY_PROVIDER]
    if (!(provider instanceof AbstractIdentityProvider)) {
      throw unexpected("No identity provider is configured")
    }
    return provider
  }

  /**
   * The check that answers for a patient's data: an open one of the same data
   * is shared by several cases, else a new one is written with its call.
   */
  @InjectTransactionManager()
  async ensureCheck(
    input: {
      patient_id: string
      subject_index: string
      case_id: string | null
      order_id: string | null
    },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<IdentityCheckRow> {
    await this.lockPatient(input.patient_id, shared)
    const [open] = await this.listIdentityChecks(
      {
        patient_id: input.patient_id,
        subject_index: input.subject_index,
        state: ["created", "sent"],
      },
      { take: 1 },
      shared
    )
    if (open) {
      return open
    }
    const provider = this.provider().partner
    const reference = newReference("IDV")
    const check = await this.createIdentityChecks(
      { ...input, provider, reference, state: identityCheckMachine.initial },
      shared
    )
    const { case_id, order_id } = input
    const intent = {
      partner: provider,
      operation: "check",
      reference: check.reference,
      subject_type: "identity_check",
      subject_id: check.id,
      case_id,
      order_id,
    }
    const actor = systemActor("identity")
    const occasion = { key: check.id, now }
    await this.createIdentityOutboxes(
      [
        checkAudit(check, "identity_check.created", actor, occasion),
        callRow(intent, now),
      ],
      shared
    )
    return check
  }

  /**
   * Marks a check as being sent, unless it is answered already or too many
   * requests were lost.
   *
   * @param subjectIndex of the person as just read, who would be asked about.
   *   Somebody else than the check was written for makes it invalid and nobody
   *   is asked; its follow-up sees to a check of the present data (IDV-4).
   */
  @InjectTransactionManager()
  async beginSend(
    checkId: string,
    subjectIndex: string,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<SendTurn> {
    const check = await this.lock(checkId, shared)
    if (check.state !== "created" && check.state !== "sent") {
      return { kind: "concluded", check }
    }
    const actor = systemActor("identity")
    if (check.subject_index !== subjectIndex) {
      const event = "data_changed"
      const stale = await this.move(check, { event, actor, now }, shared)
      return { kind: "concluded", check: stale }
    }
    if (check.unanswered >= MAX_UNANSWERED) {
      // A person who now presses "retry" gets one more try.
      await this.updateIdentityChecks(
        { id: checkId, unanswered: MAX_UNANSWERED - 1 },
        shared
      )
      return { kind: "held", check }
    }
    const data = { unanswered: check.unanswered + 1 }
    if (check.state === "created") {
      await this.move(check, { event: "send", actor, data, now }, shared)
    } else {
      await this.updateIdentityChecks({ id: checkId, ...data }, shared)
    }
    return { kind: "send", check }
  }

  /** The last request certainly had no effect. */
  @InjectTransactionManager()
  async noEffect(
    checkId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const check = await this.lock(checkId, shared)
    await this.updateIdentityChecks(
      { id: checkId, unanswered: Math.max(0, check.unanswered - 1) },
      shared
    )
  }

  /** Asks the provider that a check was made for. @throws PartnerHttpError */
  async ask(
    partner: string,
    request: IdentityCheckRequest
  ): Promise<IdentityCheckResult> {
    const provider = this.provider()
    if (provider.partner !== partner) {
      throw unexpected(`Identity provider ${partner} is not configured`)
    }
    return provider.check(request)
  }

  /**
   * Keeps a provider's answer and what follows from it; an answer to a
   * concluded check changes nothing.
   *
   * @param answer.subject_index of the person who was really asked about
   */
  @InjectTransactionManager()
  async recordAnswer(
    checkId: string,
    answer: IdentityCheckResult & { subject_index: string },
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<IdentityCheckRow> {
    const check = await this.lock(checkId, shared)
    const event = EVENT_OF_OUTCOME[answer.outcome]
    if (
      check.state !== "sent" &&
      !(check.state === "invalid" && event === "death_recorded")
    ) {
      return check
    }
    const [table, column] = ["identity_check", "continuation_enc"]
    const place = { table, column, row: checkId }
    return this.move(
      check,
      {
        event,
        actor,
        now,
        data: {
          answered_index: answer.subject_index,
          outcome: answer.outcome,
          deceased: answer.outcome === "deceased",
          provider_reference: answer.provider_reference,
          score: answer.score,
          scorecard: answer.scorecard,
          services: { run: answer.services },
          unanswered: 0,
          concluded_at: now,
          continuation_enc:
            answer.continuation &&
            (await this.vault.encryptJson(
              patientScope(check.patient_id),
              place,
              answer.continuation
            )),
        },
      },
      shared
    )
  }

  /** Moves a check by an event of its table. @throws transition_not_allowed */
  @InjectTransactionManager()
  async transition(
    checkId: string,
    event: IdentityCheckEvent,
    input: { actor: Actor; reason?: string },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<IdentityCheckRow> {
    const check = await this.lock(checkId, shared)
    return this.move(check, { event, now, ...input }, shared)
  }

  /** What was found about other data than the person's present ones counts no more (IDV-4). */
  @InjectTransactionManager()
  async invalidateForChange(
    patientId: string,
    subjectIndex: string,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    await this.endAll(
      {
        patient_id: patientId,
        state: OF_THE_DATA,
        subject_index: { $ne: subjectIndex },
      },
      { event: "data_changed", actor, now },
      shared
    )
  }

  /** Proofs that have grown too old, as a new check is about to be made (IDV-4). */
  @InjectTransactionManager()
  async ageProofs(
    patientId: string,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    await this.endAll(
      { patient_id: patientId, state: ["passed", "verified"] },
      { event: "age", actor: systemActor("identity"), now },
      shared
    )
  }

  private async endAll(
    filter: Record<string, unknown>,
    move: { event: IdentityCheckEvent; actor: Actor; now: Date },
    shared: Shared
  ): Promise<void> {
    for (const { id } of await this.listIdentityChecks(filter, {}, shared)) {
      const check = await this.lock(id, shared)
      if (!identityCheckMachine.can(check.state, move.event)) {
        continue
      }
      if (check.state === "verified") {
        // They were judged, for what was true then; the next check asks anew.
        await this.supersede(id, DOCUMENT_KINDS, move.now, shared)
      }
      await this.move(check, move, shared)
    }
  }
}
