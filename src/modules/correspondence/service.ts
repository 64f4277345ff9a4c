import type { EntityManager } from "@medusajs/framework/mikro-orm/knex"
import type { Context, InferTypeOf } from "@medusajs/framework/types"
import {
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
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
import { GpPractice } from "./models/gp-practice"
import { GpPracticeContact } from "./models/gp-practice-contact"
import { Letter } from "./models/letter"
import { Outbox } from "./models/outbox"
import { PatientDocument } from "./models/patient-document"
import {
  AbstractGpDirectory,
  type DirectoryPractice,
  GP_DIRECTORY,
} from "./provider"

export type LetterRow = InferTypeOf<typeof Letter>
export type GpPracticeRow = InferTypeOf<typeof GpPractice>
type Shared = Context<EntityManager>

export type NewLetter = Pick<
  LetterRow,
  "case_id" | "case_reference" | "order_id" | "patient_id" | "practice_code"
>

/** GP practices, their verified addresses, the letters to them and patients' documents. */
export default class CorrespondenceModuleService extends MedusaService({
  GpPractice,
  GpPracticeContact,
  Letter,
  PatientDocument,
  Outbox,
}) {
  private readonly vault: Vault

  constructor(
    private readonly dependencies: Record<string, unknown>,
    options: { vault: VaultOptions }
  ) {
    super(dependencies, options)
    this.vault = getVault(options.vault)
  }

  /** The configured national directory. */
  directory(): AbstractGpDirectory {
    const directory = this.dependencies[GP_DIRECTORY]
    if (!(directory instanceof AbstractGpDirectory)) {
      throw unexpected("No GP directory is configured")
    }
    return directory
  }

  /** Active practices we know whose name, address or postcode has the words; at most `limit`. */
  async searchKnownPractices(
    text: string,
    limit: number
  ): Promise<GpPracticeRow[]> {
    const words = searchWords(text)
    if (words.length === 0) {
      return []
    }
    return this.listGpPractices(
      {
        active: true,
        $and: words.map((word) => ({ search_text: { $like: `%${word}%` } })),
      },
      { take: limit, order: { name: "ASC" } }
    )
  }

  /** Keeps what the directory says of a practice. */
  @InjectTransactionManager()
  async keepPractice(
    practice: DirectoryPractice,
    source: string,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<GpPracticeRow> {
    const [known] = await this.listGpPractices(
      { ods_code: practice.code },
      {},
      shared
    )
    const data = {
      ods_code: practice.code,
      name: practice.name,
      address: practice.address,
      postcode: practice.postcode,
      active: practice.active,
      successor_code: practice.successor_code,
      search_text: searchWords(
        `${practice.name} ${practice.address} ${practice.postcode}`
      ).join(" "),
      source,
      refreshed_at: now,
    }
    return known
      ? this.updateGpPractices({ id: known.id, ...data }, shared)
      : this.createGpPractices(data, shared)
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

  /** The address that letters to a practice go to, if somebody verified one. Follows mergers. */
  async verifiedAddress(odsCode: string): Promise<string | undefined> {
    const [practice] = await this.listGpPractices({ ods_code: odsCode })
    const codes = [practice?.successor_code, odsCode].filter(
      (code): code is string => typeof code === "string"
    )
    for (const code of codes) {
      const [contact] = await this.listGpPracticeContacts(
        { ods_code: code, active: true },
        { order: { verified_at: "DESC" }, take: 1 }
      )
      if (contact) {
        return contact.email
      }
    }
    return undefined
  }

  /** Enters or corrects a practice's address; the earlier ones stay as history. */
  @InjectTransactionManager()
  async verifyContact(
    input: { ods_code: string; email: string; source: string; actor: Actor },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const earlier = await this.listGpPracticeContacts(
      { ods_code: input.ods_code, active: true },
      {},
      shared
    )
    await this.updateGpPracticeContacts(
      earlier.map(({ id }) => ({ id, active: false })),
      shared
    )
    await this.createGpPracticeContacts(
      {
        ods_code: input.ods_code,
        email: input.email,
        source: input.source,
        verified_at: now,
        verified_by: input.actor.id,
      },
      shared
    )
    await this.createOutboxes(
      [
        auditRow(
          `gp_contact:${input.ods_code}:${now.getTime()}`,
          {
            action: "gp_practice.address_verified",
            actor: input.actor,
            entity_type: "gp_practice",
            entity_id: input.ods_code,
          },
          now
        ),
      ],
      shared
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

/** Lower-case words of letters and digits: nothing of a search reaches the pattern. */
const searchWords = (text: string): string[] =>
  text.toLowerCase().match(/[a-z0-9]+/g) ?? []
