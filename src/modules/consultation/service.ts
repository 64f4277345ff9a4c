import {
  generateEntityId,
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { clock } from "../../shared/clock"
import { invalid } from "../../shared/errors"
import { newReference } from "../../shared/ids"
import { giveConsents } from "./domain/answering/consents"
import { evaluate } from "./domain/evaluation/evaluate"
import { holderActor } from "./domain/answering/holder"
import type { Holder } from "./domain/answering/holder"
import { consultationMachine } from "./domain/state-machine"
import { toDetail, toRecord } from "./consultation-store"
import { ConsultationRenewal } from "./consultation-renewal"
import { changeConsultation, lockConsultation, toRow } from "./sql"
import type { ConsultationRow, Shared } from "./sql"
import type { ConsultationDetail, ConsultationRecord } from "./types"

export type StartInput = {
  form_key: string
  category: { handle: string; name: string }
  product: { handle: string; title: string } | null
  token_hash: string
  customer_id: string | null
  patient_id: string | null
}

/**
 * Consultations: started and submitted (here), answered (ConsultationSaving,
 * ConsultationFiles), then handed over, bound to a basket and used up
 * (ConsultationTransfer), and read (ConsultationReading).
 */
class ConsultationModuleService extends ConsultationRenewal {
  /** Begins a run through the form's current version (ENT-3). @throws not_found without a published form */
  @InjectTransactionManager()
  async startConsultation(
    input: StartInput,
    @MedusaContext() shared: Shared = {}
  ): Promise<ConsultationDetail> {
    const form = await this.currentForm(input.form_key, shared)
    const row = newRow(input, form.id)
    await this.createConsultations({ ...row }, shared)
    await this.audit(
      row,
      {
        action: "consultation.started",
        actor: holderActor(row),
        details: { form_version_id: form.id },
      },
      shared
    )
    const evaluation = evaluate(form.compiled, {}, clock.now())
    return toDetail(row, form, evaluation, evaluation.trace)
  }

  /** A consultation for the one who holds it. @throws not_found for everybody else */
  @InjectManager()
  async getConsultation(
    id: string,
    holder: Holder,
    @MedusaContext() shared: Shared = {}
  ): Promise<ConsultationDetail> {
    const row = await this.findRow(id, shared)
    this.assertHeld(row, holder)
    return this.detailOf(row, shared)
  }

  /** The consultations of a customer, newest first. */
  @InjectManager()
  async listForCustomer(
    customerId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<ConsultationRecord[]> {
    const rows = await this.listConsultations(
      { customer_id: customerId },
      { take: 100, order: { created_at: "DESC" } },
      shared
    )
    return rows.map((row) => toRecord(toRow(row)))
  }

  /**
   * Hands the answers in with both consents (CON-6, CON-7). They are judged
   * once more: a birthday may have passed since. Submitting again changes nothing.
   * @throws invalid_field naming the required questions that are open
   */
  @InjectTransactionManager()
  async submit(
    input: { consultation_id: string; holder: Holder },
    @MedusaContext() shared: Shared = {}
  ): Promise<ConsultationDetail> {
    const row = await lockConsultation(input.consultation_id, undefined, shared)
    this.assertHeld(row, input.holder)
    if (row.state === "submitted") {
      return this.detailOf(row, shared)
    }
    const state = consultationMachine.next(row.state, "submit")
    const form = await this.loadForm(row.form_version_id, shared)
    const answers = await this.answers.openAnswers(row.id, row.answers_enc)
    const now = clock.now()
    const evaluation = evaluate(form.compiled, answers, now)
    if (evaluation.outcome === "cannot_continue") {
      const denied = await this.denyLocked(row, {}, evaluation, shared)
      return toDetail(denied, form, evaluation, evaluation.trace)
    }
    if (evaluation.missing.length > 0) {
      throw invalid(
        `answers.${evaluation.missing[0] ?? ""}`,
        `still to be answered: ${evaluation.missing.join(", ")}`
      )
    }
    const submitted = await changeConsultation(
      row,
      {
        state,
        outcome: evaluation.outcome,
        trace_enc: await this.answers.sealTrace(row.id, evaluation.trace),
        consents: giveConsents(now),
        submitted_at: now,
        last_activity_at: now,
      },
      shared
    )
    await this.audit(
      submitted,
      {
        action: "consultation.submitted",
        actor: holderActor(submitted),
        details: { outcome: evaluation.outcome },
      },
      shared
    )
    await this.noteForClinician(submitted, now.toISOString(), shared)
    await this.noteSafeguarding(submitted, evaluation.trace, shared)
    return toDetail(submitted, form, evaluation, evaluation.trace)
  }

  /**
   * Takes up again what staff gave up as left lying (CON-8): a draft with its
   * answers, to be handed in (anew). A draft stays as it is.
   * @throws not_found for everybody but its holder; transition_not_allowed for what has ended otherwise
   */
  @InjectTransactionManager()
  async resume(
    input: { consultation_id: string; holder: Holder },
    @MedusaContext() shared: Shared = {}
  ): Promise<ConsultationDetail> {
    const row = await lockConsultation(input.consultation_id, undefined, shared)
    this.assertHeld(row, input.holder)
    if (row.state === "draft") {
      return this.detailOf(row, shared)
    }
    const state = consultationMachine.next(row.state, "resume")
    const resumed = await changeConsultation(
      row,
      {
        state,
        // What was handed in before counts no more: rules and consents anew.
        submitted_at: null,
        consents: null,
        trace_enc: null,
        last_activity_at: clock.now(),
      },
      shared
    )
    await this.audit(
      resumed,
      { action: "consultation.resumed", actor: holderActor(resumed) },
      shared
    )
    return this.detailOf(resumed, shared)
  }
}

const newRow = (input: StartInput, formVersionId: string): ConsultationRow => ({
  id: generateEntityId(undefined, "con"),
  reference: newReference("CON"),
  form_version_id: formVersionId,
  category_handle: input.category.handle,
  category_name: input.category.name,
  product_handle: input.product?.handle ?? null,
  product_title: input.product?.title ?? null,
  variant_id: null,
  state: consultationMachine.initial,
  token_hash: input.token_hash,
  customer_id: input.customer_id,
  patient_id: input.patient_id,
  answers_enc: null,
  answer_marks: null,
  last_seq: 0,
  outcome: null,
  trace_enc: null,
  denied_rule_id: null,
  advice_level: null,
  consents: null,
  started_at: clock.now(),
  submitted_at: null,
  last_activity_at: clock.now(),
  cart_id: null,
  line_item_id: null,
  order_id: null,
  consumed_at: null,
  reconfirmation_id: null,
  reconfirmed_at: null,
})

export default ConsultationModuleService
