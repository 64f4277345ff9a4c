import type { InferTypeOf } from "@medusajs/framework/types"
import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import {
  getVault,
  type Vault,
  type VaultOptions,
} from "../../shared/encryption/vault"
import { notFound, unexpected } from "../../shared/errors"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { auditRow, callRow, followUpRow } from "../../shared/outbox"
import {
  LETTER_SETTLED_STATES,
  letterMachine,
  type LetterEvent,
  type LetterState,
} from "./domain/letter-machine"
import { GpPractices, type Shared } from "./gp-practices"
import type { Letter } from "./models/letter"

export type { GpPracticeRow } from "./gp-practices"
export type LetterRow = InferTypeOf<typeof Letter>

export type NewLetter = Pick<
  LetterRow,
  "case_id" | "case_reference" | "order_id" | "patient_id" | "practice_code"
>

/** GP practices, their verified addresses, the letters to them and patients' documents. */
export default class CorrespondenceModuleService extends GpPractices {
  private readonly vault: Vault

  constructor(
    dependencies: Record<string, unknown>,
    options: { vault: VaultOptions }
  ) {
    super(dependencies, options)
    this.vault = getVault(options.vault)
  }

  /** The case's letter; made when there is none. */
  @InjectTransactionManager()
  async draftLetter(
    letter: NewLetter,
    @MedusaContext() shared: Shared = {}
  ): Promise<LetterRow> {
    const [existing] = await this.listLetters(
      { case_id: letter.case_id },
      {},
      shared
    )
    return existing ?? this.createLetters(letter, shared)
  }

  /** Keeps where the encrypted PDF lies; the same case keeps its first. */
  @InjectTransactionManager()
  async attachLetterFile(
    letterId: string,
    file: { key: string; hash: string },
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const letter = await this.lockLetter(letterId, shared)
    if (letter.file_key) {
      return
    }
    await this.updateLetters(
      { id: letterId, file_key: file.key, content_hash: file.hash },
      shared
    )
    await this.createPatientDocuments(
      {
        patient_id: letter.patient_id,
        case_id: letter.case_id,
        order_id: letter.order_id,
        kind: "gp_letter",
        title: "Letter to your GP",
        file_key: file.key,
      },
      shared
    )
  }

  /**
   * One step of a letter. Into "pending" writes the sending; into a settled
   * state tells those who wait for it (TRG-5). Repeating a step that is done
   * already, as a worker may, changes nothing when `ifAllowed` is set.
   */
  @InjectTransactionManager()
  async moveLetter(
    input: {
      letter_id: string
      event: LetterEvent
      actor: Actor
      guards?: Partial<
        Record<"consent_refused" | "address_verified" | "reason_given", boolean>
      >
      sent_to?: string
      reason?: string
      ifAllowed?: boolean
    },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<LetterState> {
    const letter = await this.lockLetter(input.letter_id, shared)
    if (
      input.ifAllowed &&
      !letterMachine.can(letter.state, input.event, input.guards)
    ) {
      return letter.state
    }
    const state = letterMachine.next(letter.state, input.event, input.guards)
    const sendings = letter.sendings + (state === "pending" ? 1 : 0)
    await this.updateLetters(
      {
        id: letter.id,
        state,
        sendings,
        ...(state === "sent"
          ? { sent_at: now, sent_to: input.sent_to ?? null }
          : {}),
        ...(state === "waived"
          ? {
              waived_by: input.actor.id,
              waiver_reason_enc: await this.vault.encrypt(
                `patient:${letter.patient_id}`,
                {
                  table: "letter",
                  column: "waiver_reason_enc",
                  row: letter.id,
                },
                input.reason ?? ""
              ),
            }
          : {}),
      },
      shared
    )
    await this.createOutboxes(
      [
        auditRow(
          `${letter.id}:${input.event}:${now.getTime()}`,
          {
            action: `letter.${input.event}`,
            actor: input.actor,
            entity_type: "letter",
            entity_id: letter.id,
            case_id: letter.case_id,
            order_id: letter.order_id,
            patient_id: letter.patient_id,
            details: { from: letter.state, to: state },
          },
          now
        ),
        ...(state === "pending"
          ? [
              callRow(
                {
                  partner: "email",
                  operation: "gp_letter",
                  reference: `email:gp_letter:${letter.id}:${sendings}`,
                  subject_type: "letter",
                  subject_id: letter.id,
                  case_id: letter.case_id,
                  order_id: letter.order_id,
                },
                now
              ),
            ]
          : []),
        ...(LETTER_SETTLED_STATES.includes(state)
          ? [
              followUpRow(
                FOLLOW_UPS.LETTER_SETTLED,
                `${letter.id}:${state}:${now.getTime()}`,
                { letter_id: letter.id, case_id: letter.case_id },
                now
              ),
            ]
          : []),
      ],
      shared
    )
    return state
  }

  /** A letter's PDF as text for the file store, readable only with the patient's key. */
  async sealLetter(
    letter: Pick<LetterRow, "id" | "patient_id">,
    pdf: Buffer
  ): Promise<string> {
    return this.vault.encryptBytes(
      `patient:${letter.patient_id}`,
      filePlace(letter.id),
      pdf
    )
  }

  async openLetter(
    letter: Pick<LetterRow, "id" | "patient_id">,
    text: string
  ): Promise<Buffer> {
    return this.vault.decryptBytes(
      `patient:${letter.patient_id}`,
      filePlace(letter.id),
      text
    )
  }

  private async lockLetter(id: string, shared: Shared): Promise<LetterRow> {
    const manager = shared.transactionManager
    if (!manager) {
      throw unexpected("A letter is changed in a transaction only")
    }
    await manager.execute(
      "select id from letter where id = ? and deleted_at is null for update",
      [id]
    )
    const [letter] = await this.listLetters({ id }, {}, shared)
    if (!letter) {
      throw notFound("Letter", id)
    }
    return letter
  }
}

const filePlace = (letterId: string) => ({
  table: "letter",
  column: "file_key",
  row: letterId,
})
