import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { systemActor } from "../../shared/actor"
import { canonicalJson } from "../../shared/canonical-json"
import { getVault } from "../../shared/encryption/vault"
import type { Vault, VaultOptions } from "../../shared/encryption/vault"
import { notAllowed, notFound } from "../../shared/errors"
import { holderActor } from "./domain/answering/holder"
import { isOrderable } from "./domain/orderable"
import { consultationMachine } from "./domain/state-machine"
import { ConsultationSealed } from "./consultation-sealed"
import { readConsultation } from "./read-consultation"
import { changeConsultation, lockConsultation } from "./sql"
import type { ConsultationRow, Shared } from "./sql"
import type { ConsultationRecord, ReadConsultation } from "./types"

/** A patient's latest answers in words, with what tells whether they are still the same. */
export type LatestAnswers = {
  consultation: ConsultationRecord
  form: { title: string }
  sections: {
    title: string
    answers: { question_id: string; label: string; text: string }[]
  }[]
  hash: string
}

/** Answers that are confirmed and ordered on again (REN-2, REN-3, REN-5). */
export class ConsultationRenewal extends ConsultationSealed {
  private readonly keyed: Vault

  constructor(
    container: Record<string, unknown>,
    options: { vault: VaultOptions }
  ) {
    super(container, options)
    this.keyed = getVault(options.vault)
  }

  /** What the patient answered, for themselves. @throws not_found for others; answers_sealed */
  @InjectManager()
  async latestAnswers(
    input: { consultation_id: string; customer_id: string },
    @MedusaContext() shared: Shared = {}
  ): Promise<LatestAnswers> {
    const row = await this.findRow(input.consultation_id, shared)
    this.assertOwn(row, input.customer_id)
    const detail = await this.detailOf(row, shared)
    const { compiled } = await this.loadForm(row.form_version_id, shared)
    const stored = await this.answers.openAnswers(row.id, row.answers_enc)
    const read = readConsultation(detail, compiled, stored, [])
    return {
      consultation: read.consultation,
      form: { title: read.form.title },
      sections: read.sections.map(({ title, answers }) => ({
        title,
        answers: answers.map(inWords),
      })),
      // Keyed, as few answers are possible: a plain hash could be tried.
      hash: this.keyed.blindIndex(
        "consultation answers",
        canonicalJson({ id: row.id, stored })
      ),
    }
  }

  /**
   * Lets a used consultation be ordered on once more, as its patient has
   * confirmed its answers (REN-2). Leaves the basket line that used it up.
   * @throws not_found for others; transition_not_allowed for what isn't used or has ended
   */
  @InjectTransactionManager()
  async reconfirm(
    input: {
      consultation_id: string
      customer_id: string
      reconfirmation_id: string
      now: Date
    },
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const { reconfirmation_id, now } = input
    const row = await lockConsultation(input.consultation_id, undefined, shared)
    this.assertOwn(row, input.customer_id)
    const state = consultationMachine.next(row.state, "reconfirm")
    const isPromised = row.reconfirmation_id !== null
    const confirmed = await changeConsultation(
      row,
      {
        state,
        reconfirmation_id,
        reconfirmed_at: now,
        ...(isPromised
          ? {}
          : { cart_id: null, line_item_id: null, variant_id: null }),
      },
      shared
    )
    await this.audit(
      confirmed,
      {
        action: "consultation.reconfirmed",
        actor: holderActor(confirmed),
        details: { reconfirmation_id },
      },
      shared
    )
  }

  /**
   * Ordered on, a patient's latest answers take the place of those before for
   * the same condition: nobody orders on them again (REN-2). Those of the same
   * order stand beside each other. Repeatable.
   */
  @InjectTransactionManager()
  async supersedeEarlier(
    consultationId: string,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const { customer_id, category_handle, started_at, order_id } =
      await this.findRow(consultationId, shared)
    const earlier = customer_id
      ? await this.listConsultations(
          {
            customer_id,
            category_handle,
            state: "consumed",
            started_at: { $lt: started_at },
          },
          { select: ["id"], order: { id: "ASC" } },
          shared
        )
      : []
    for (const { id } of earlier) {
      const row = await lockConsultation(id, undefined, shared)
      // One that may be ordered on at this moment is left to its order.
      if (
        row.state === "consumed" &&
        row.order_id !== order_id &&
        !isOrderable(row, now)
      ) {
        const state = consultationMachine.next(row.state, "supersede")
        const done = await changeConsultation(row, { state }, shared)
        const action = "consultation.superseded"
        const actor = systemActor("checkout")
        await this.audit(done, { action, actor }, shared)
      }
    }
  }

  private assertOwn(row: ConsultationRow, customerId: string): void {
    if (row.customer_id !== customerId) {
      throw notFound("Consultation", row.id)
    }
    if (row.state === "sealed" || row.state === "destroyed") {
      throw notAllowed(
        "answers_sealed",
        `The answers of consultation ${row.id} are ${row.state}`
      )
    }
  }
}

const inWords = ({
  question_id,
  label,
  text,
}: ReadConsultation["sections"][number]["answers"][number]) => ({
  question_id,
  label,
  text,
})
