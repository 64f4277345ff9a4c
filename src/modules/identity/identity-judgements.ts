import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { systemActor, type Actor } from "../../shared/actor"
import { conflict, invalid, notAllowed } from "../../shared/errors"
import { newReference } from "../../shared/ids"
import type { Shared } from "./check-store"
import { areThoseThatCount, type DocumentKind } from "./domain/documents"
import {
  identityCheckMachine,
  type IdentityCheckEvent,
} from "./domain/identity-check-machine"
import {
  judgementSchema,
  type FailReason,
  type Judgement,
  type VerifyMethod,
} from "./domain/judgement"
import { IdentityDocuments } from "./identity-documents"
import { checkAudit, patientScope, wordsPlace } from "./records"
import type { IdentityCheckRow } from "./records"

/** A check that no provider is asked about: staff decided on this person before. */
const NO_PROVIDER = "none"

type By = { check_id: string; actor: Actor }

/** One move of a check, with what staff said. */
export type Judged = {
  id: string
  event: string
  actor: Actor
  at: Date
  words: Judgement
}

/** What a provider's word leads to, and what staff decide by documents (IDV-1, IDV-3). */
export class IdentityJudgements extends IdentityDocuments {
  /** After a referral or a failure the patient is asked for documents. Repeatable: anything else changes nothing. */
  @InjectTransactionManager()
  async requestDocuments(
    checkId: string,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const check = await this.lock(checkId, shared)
    if (check.state === "referred" || check.state === "failed") {
      await this.askPatient(check, "request_documents", now, shared)
    }
  }

  /**
   * Somebody whom staff failed, or whose death they confirmed, orders again:
   * nobody asks the provider, and a check begins where the last one stood.
   */
  @InjectTransactionManager()
  async reopen(
    input: {
      patient_id: string
      subject_index: string
      case_id: string | null
      order_id: string | null
    },
    as: "documents" | "death",
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<IdentityCheckRow> {
    await this.lockPatient(input.patient_id, shared)
    const current = await this.currentCheck(input.patient_id, shared)
    if (current && current.state !== "rejected") {
      return current
    }
    const check = await this.createIdentityChecks(
      {
        ...input,
        provider: NO_PROVIDER,
        reference: newReference("IDV"),
        state: identityCheckMachine.initial,
        deceased: as === "death",
      },
      shared
    )
    const actor = systemActor("identity")
    const entry = checkAudit(check, "identity_check.created", actor, {
      key: check.id,
      now,
    })
    await this.createIdentityOutboxes([entry], shared)
    if (as === "documents") {
      return this.askPatient(check, "request_documents", now, shared)
    }
    return this.move(check, { event: "death_recorded", actor, now }, shared)
  }

  /**
   * The documents show the person (IDV-3).
   *
   * @param input.subject_index of the person as compared; other data since are another person
   * @param input.documents ids of all that count, each opened by who decides
   * @throws stale_revision, evidence_missing, invalid_field, transition_not_allowed
   */
  @InjectTransactionManager()
  async verify(
    input: By & {
      subject_index: string
      documents: string[]
      method: VerifyMethod
      note: string | null
    },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<IdentityCheckRow> {
    const check = await this.lock(input.check_id, shared)
    identityCheckMachine.next(check.state, "verify")
    if (check.subject_index !== input.subject_index) {
      throw conflict(
        "stale_revision",
        `The person's details changed since check ${check.id} was made`
      )
    }
    await this.assertSeen(check, input.documents, input.actor, shared)
    const { actor, method, documents, note } = input
    const words = { method, documents, ...noted(note) }
    const data = { concluded_at: now }
    return this.move(
      check,
      { event: "verify", actor, now, words, data },
      shared
    )
  }

  /** Documents that don't do are asked for again, with a word to the patient (IDV-3). */
  @InjectTransactionManager()
  async askAgain(
    input: By & { kinds: DocumentKind[]; text: string },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<IdentityCheckRow> {
    const check = await this.lock(input.check_id, shared)
    const { actor, kinds, text } = input
    const words = { kinds, text }
    identityCheckMachine.next(check.state, "request_documents")
    if (check.state !== "documents_received") {
      throw notAllowed(
        "transition_not_allowed",
        `Identity check ${check.id} is ${check.state}; there is nothing to ask again`
      )
    }
    await this.supersede(check.id, kinds, now, shared)
    return this.move(
      check,
      { event: "request_documents", actor, now, words },
      shared
    )
  }

  /** Who somebody is can't be shown, or they are dead; the cases end (IDV-3, EXC-3). */
  @InjectTransactionManager()
  async fail(
    input: By & { reason: FailReason; note: string },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<IdentityCheckRow> {
    const check = await this.lock(input.check_id, shared)
    const { actor, reason, note } = input
    if ((reason === "death_confirmed") !== (check.state === "deceased")) {
      throw invalid("reason", "doesn't fit what the check came to")
    }
    const words = { reason, note }
    const data = { concluded_at: now }
    return this.move(
      check,
      { event: "reject", actor, now, words, data },
      shared
    )
  }

  /**
   * A pharmacist treats a death record as wrong: documents have to show the
   * person as their data are now.
   */
  @InjectTransactionManager()
  async overruleDeath(
    input: By & { subject_index: string; note: string },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<IdentityCheckRow> {
    const { check_id, actor, subject_index, note } = input
    const check = await this.lock(check_id, shared)
    const words = { note }
    const data = {
      subject_index,
      answered_index: subject_index,
      death_overruled_at: now,
    }
    const event = "overrule_death"
    const moved = await this.move(
      check,
      { event, actor, now, words, data },
      shared
    )
    await this.adoptDocuments(moved, actor, now, shared)
    return moved
  }

  /** A check's moves in order, with what staff said in plain; the caller has written who reads them. */
  @InjectManager()
  async readHistory(
    check: Pick<IdentityCheckRow, "id" | "patient_id">,
    @MedusaContext() shared: Shared = {}
  ): Promise<Judged[]> {
    const events = await this.listIdentityCheckEvents(
      { identity_check_id: check.id },
      { take: null, order: { at: "ASC", created_at: "ASC", id: "ASC" } },
      shared
    )
    return Promise.all(
      events.map(async ({ id, event, actor, at, words_enc }) => ({
        id,
        event,
        actor: actor as Actor,
        at,
        words: words_enc
          ? judgementSchema.parse(
              await this.vault.decryptJson(
                patientScope(check.patient_id),
                wordsPlace(id),
                words_enc
              )
            )
          : {},
      }))
    )
  }

  protected async lockPatient(
    patientId: string,
    shared: Shared
  ): Promise<void> {
    await shared.transactionManager?.execute(
      "select pg_advisory_xact_lock(hashtextextended(?, 0))",
      [`identity:${patientId}`]
    )
  }

  private async askPatient(
    check: IdentityCheckRow,
    event: IdentityCheckEvent,
    now: Date,
    shared: Shared
  ): Promise<IdentityCheckRow> {
    const actor = systemActor("identity")
    const moved = await this.move(check, { event, actor, now }, shared)
    await this.adoptDocuments(moved, actor, now, shared)
    return moved
  }

  private async assertSeen(
    check: IdentityCheckRow,
    ids: string[],
    actor: Actor,
    shared: Shared
  ): Promise<void> {
    const filter = { check_id: check.id }
    const documents = await this.listIdentityDocuments(filter, {}, shared)
    if (!areThoseThatCount(ids, documents)) {
      throw invalid("documents", "are not those that count now")
    }
    const views = await this.listIdentityDocumentViews(
      { document_id: ids, user_id: actor.id },
      { select: ["document_id"] },
      shared
    )
    const unseen = ids.filter(
      (id) => !views.some(({ document_id }) => document_id === id)
    )
    if (unseen.length > 0) {
      throw notAllowed(
        "evidence_missing",
        `Not opened yet by who decides: ${unseen.join(", ")}`
      )
    }
  }
}

const noted = (note: string | null): { note?: string } => (note ? { note } : {})
