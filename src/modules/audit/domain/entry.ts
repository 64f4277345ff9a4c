import { z } from "@medusajs/framework/zod"
import { canonicalJson, contentHash } from "../../../shared/canonical-json"
import { invalid } from "../../../shared/errors"

/** Room for ids, states and reasons' codes, too little for a clinical record. */
const MAX_DETAILS_CHARACTERS = 8_000

const id = z.string().min(1).max(255)
const optionalId = id.nullish().transform((value) => value ?? null)

const entrySchema = z.object({
  id,
  at: z.coerce.date(),
  actor_type: id,
  actor_id: id,
  actor_role: optionalId,
  action: id,
  entity_type: id,
  entity_id: id,
  order_id: optionalId,
  case_id: optionalId,
  patient_id: optionalId,
  correlation_id: optionalId,
  details: z.record(z.string(), z.unknown()).default({}),
})

/** What a caller hands in; `id` is the event's own id and makes a repetition harmless. */
export type AuditEntryInput = z.input<typeof entrySchema>

/** An entry as it is hashed and stored, before its place in the chain. */
export type AuditContent = z.output<typeof entrySchema>

/** One row of the ledger. */
export type ChainedEntry = AuditContent & {
  seq: number
  prev_hash: string
  hash: string
}

/** What the first entry names as its predecessor. */
const GENESIS_HASH = "0".repeat(64)

/**
 * Checks an entry and brings it into the form that comes back from the
 * database, so that the hash made now is the hash found later.
 *
 * @throws INVALID_DATA naming the field
 */
export function parseEntry(input: AuditEntryInput): AuditContent {
  const parsed = entrySchema.safeParse(input)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw invalid(
      issue?.path.join(".") ?? "entry",
      issue?.message ?? "is wrong"
    )
  }
  const details = canonicalJson(parsed.data.details)
  if (details.length > MAX_DETAILS_CHARACTERS) {
    throw invalid("details", `at most ${MAX_DETAILS_CHARACTERS} characters`)
  }
  if (details.includes("\\u0000")) {
    throw invalid("details", "may not hold a null character")
  }
  return {
    ...parsed.data,
    details: JSON.parse(details) as Record<string, unknown>,
  }
}

/** SHA-256 over the predecessor's hash and everything the row says. */
export const entryHash = (
  prevHash: string,
  seq: number,
  content: AuditContent
): string =>
  contentHash([
    prevHash,
    {
      seq,
      id: content.id,
      at: content.at,
      actor_type: content.actor_type,
      actor_id: content.actor_id,
      actor_role: content.actor_role,
      action: content.action,
      entity_type: content.entity_type,
      entity_id: content.entity_id,
      order_id: content.order_id,
      case_id: content.case_id,
      patient_id: content.patient_id,
      correlation_id: content.correlation_id,
      details: content.details,
    },
  ])

/** The end of the chain so far. */
export type ChainHead = { seq: number; hash: string }

export const EMPTY_CHAIN: ChainHead = { seq: 0, hash: GENESIS_HASH }

/** Appends entries to a chain: each gets its number, its predecessor and its hash. */
export function chainEntries(
  head: ChainHead,
  contents: readonly AuditContent[]
): ChainedEntry[] {
  let { seq, hash } = head
  return contents.map((content) => {
    const prev_hash = hash
    seq += 1
    hash = entryHash(prev_hash, seq, content)
    return { ...content, seq, prev_hash, hash }
  })
}
