import type { EntityManager } from "@medusajs/framework/mikro-orm/knex"
import type { Context, InferTypeOf } from "@medusajs/framework/types"
import {
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { unexpected } from "../../shared/errors"
import { auditRow } from "../../shared/outbox"
import { GpPractice } from "./models/gp-practice"
import { GpPracticeContact } from "./models/gp-practice-contact"
import { Letter } from "./models/letter"
import { LetterReply } from "./models/letter-reply"
import { Outbox } from "./models/outbox"
import { PatientDocument } from "./models/patient-document"
import {
  AbstractGpDirectory,
  type DirectoryPractice,
  GP_DIRECTORY,
  type ListedPractice,
} from "./provider"

export type Shared = Context<EntityManager>
export type GpPracticeRow = InferTypeOf<typeof GpPractice>

/** GP practices as the directory and our staff know them. */
export class GpPractices extends MedusaService({
  GpPractice,
  GpPracticeContact,
  Letter,
  LetterReply,
  PatientDocument,
  Outbox,
}) {
  constructor(
    private readonly dependencies: Record<string, unknown>,
    options: object
  ) {
    super(dependencies, options)
  }

  /** The national directory's practices by name or postcode. @throws PartnerHttpError */
  async searchDirectory(
    text: string,
    limit: number
  ): Promise<ListedPractice[]> {
    return this.directory().search(text, limit)
  }

  /** One practice of the national directory. @throws PartnerHttpError */
  async readDirectory(code: string): Promise<DirectoryPractice | null> {
    return this.directory().read(code)
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
    const contact = await this.createGpPracticeContacts(
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
          `gp_contact:${contact.id}`,
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

  private directory(): AbstractGpDirectory {
    const directory = this.dependencies[GP_DIRECTORY]
    if (!(directory instanceof AbstractGpDirectory)) {
      throw unexpected("No GP directory is configured")
    }
    return directory
  }
}

/** Lower-case words of letters and digits: nothing of a search reaches the pattern. */
const searchWords = (text: string): string[] =>
  text.toLowerCase().match(/[a-z0-9]+/g) ?? []
