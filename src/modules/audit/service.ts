import type { DataSource, EntityManager } from "typeorm"
import { In, MoreThan } from "typeorm"
import { clock } from "../../shared/clock"
import { invalid } from "../../shared/errors"
import { keepCheckpoint, readCheckpoints } from "./checkpoints"
import type {
  AuditContent,
  AuditEntryInput,
  ChainedEntry,
  ChainHead,
} from "./domain/entry"
import { chainEntries, EMPTY_CHAIN, parseEntry } from "./domain/entry"
import type { Checkpoint, Verification } from "./domain/verify-chain"
import { verifyChain } from "./domain/verify-chain"
import { AuditEntry } from "./entities/audit-entry"

/** Any constant will do: whoever appends holds it until the commit. */
const APPEND_LOCK = 6_371_042
const MAX_LIST = 1_000

export type AuditListFilter = {
  order_id?: string
  case_id?: string
  patient_id?: string
  entity_type?: string
  entity_id?: string
  /** Entries after this one only, for reading on. */
  after_seq?: number
  limit: number
}

type Dependencies = {
  ledger: DataSource
  ledgerCheckpoints: { dir: string; key: string }
}

/**
 * The ledger of everything that happens to a case (SAF-3): append-only,
 * each entry bound to the one before it by its hash.
 */
export class AuditModuleService {
  private readonly ledger_: DataSource
  private readonly checkpoints_: Dependencies["ledgerCheckpoints"]

  __hooks = {
    onApplicationShutdown: async (): Promise<void> => {
      if (this.ledger_.isInitialized) {
        await this.ledger_.destroy()
      }
    },
  }

  constructor({ ledger, ledgerCheckpoints }: Dependencies) {
    this.ledger_ = ledger
    this.checkpoints_ = ledgerCheckpoints
  }

  /**
   * Appends entries in the given order, all or none. An entry whose id is in
   * the ledger already is left out, so a repeated call adds nothing.
   *
   * @returns how many were new
   * @throws INVALID_DATA naming the field
   */
  async append(entries: AuditEntryInput[]): Promise<{ appended: number }> {
    const contents = uniqueById(entries.map(parseEntry))
    if (contents.length === 0) {
      return { appended: 0 }
    }
    return this.ledger_.transaction(async (manager) => {
      await manager.query("select pg_advisory_xact_lock($1)", [APPEND_LOCK])
      const known = await knownIds(manager, contents)
      const rows = chainEntries(
        await readHead(manager),
        contents.filter(({ id }) => !known.has(id))
      )
      if (rows.length > 0) {
        await insertRows(manager, rows)
      }
      return { appended: rows.length }
    })
  }

  /**
   * Reads entries by what they are about, oldest first.
   *
   * @throws INVALID_DATA when the limit is not between 1 and 1000
   */
  async list(filter: AuditListFilter): Promise<ChainedEntry[]> {
    const { limit, after_seq, ...subject } = filter
    if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIST) {
      throw invalid("limit", `must be a whole number from 1 to ${MAX_LIST}`)
    }
    return this.ledger_.getRepository(AuditEntry).find({
      where: {
        ...definedOnly(subject),
        ...(after_seq === undefined ? {} : { seq: MoreThan(after_seq) }),
      },
      order: { seq: "ASC" },
      take: limit,
    })
  }

  /**
   * Reads entries about any of several subjects, oldest first: an order's
   * trail begins before there is an order.
   *
   * @throws INVALID_DATA when the limit is not between 1 and 1000
   */
  async listAbout(
    about: { order_id: string; case_ids: string[]; entity_ids: string[] },
    limit: number
  ): Promise<ChainedEntry[]> {
    if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIST) {
      throw invalid("limit", `must be a whole number from 1 to ${MAX_LIST}`)
    }
    return this.ledger_.getRepository(AuditEntry).find({
      where: [
        { order_id: about.order_id },
        { case_id: In(about.case_ids) },
        { entity_id: In(about.entity_ids) },
      ],
      order: { seq: "ASC" },
      take: limit,
    })
  }

  /** Walks the whole ledger; see verifyChain for what is found. */
  async verify({ batch_size = 1_000 } = {}): Promise<Verification> {
    const { dir, key } = this.checkpoints_
    const { checkpoints, forged } = await readCheckpoints(dir, key)
    if (forged.length > 0) {
      return {
        ok: false,
        checked: 0,
        checkpoints: checkpoints.length,
        reason: `checkpoint ${forged.join(", ")} has a wrong signature`,
      }
    }
    const repository = this.ledger_.getRepository(AuditEntry)
    return verifyChain(
      (seq) =>
        repository.find({
          where: { seq: MoreThan(seq) },
          order: { seq: "ASC" },
          take: batch_size,
        }),
      checkpoints
    )
  }

  /**
   * Signs the ledger's present end and keeps it outside the database.
   *
   * @returns what was signed; undefined while the ledger is empty
   */
  async checkpoint(): Promise<Checkpoint | undefined> {
    const head = await readHead(this.ledger_.manager)
    if (head.seq === 0) {
      return undefined
    }
    const checkpoint = { ...head, at: clock.now().toISOString() }
    const { dir, key } = this.checkpoints_
    await keepCheckpoint(dir, key, checkpoint)
    return checkpoint
  }
}

/** One statement for the batch; the trigger checks each row against the one before. */
async function insertRows(
  manager: EntityManager,
  rows: readonly ChainedEntry[]
): Promise<void> {
  await manager.query(
    `insert into audit_entry
     select * from jsonb_populate_recordset(null::audit_entry, $1::jsonb)
     order by seq`,
    [JSON.stringify(rows)]
  )
}

async function readHead(manager: EntityManager): Promise<ChainHead> {
  const [last] = await manager.find(AuditEntry, {
    select: { seq: true, hash: true },
    order: { seq: "DESC" },
    take: 1,
  })
  return last ?? EMPTY_CHAIN
}

async function knownIds(
  manager: EntityManager,
  contents: readonly AuditContent[]
): Promise<Set<string>> {
  const rows = await manager.find(AuditEntry, {
    select: { id: true },
    where: { id: In(contents.map(({ id }) => id)) },
  })
  return new Set(rows.map(({ id }) => id))
}

const uniqueById = (contents: readonly AuditContent[]): AuditContent[] =>
  [
    ...new Map([...contents].reverse().map((item) => [item.id, item])).values(),
  ].reverse()

/** An undefined filter would otherwise mean "any" without a word. */
const definedOnly = <T extends object>(filter: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined)
  ) as Partial<T>
