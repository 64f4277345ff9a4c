import type { ChainedEntry, ChainHead } from "./entry"
import { EMPTY_CHAIN, entryHash } from "./entry"

/** A signed statement of what the chain's end was at some time. */
export type Checkpoint = ChainHead & { at: string }

export type Verification = {
  ok: boolean
  /** Rows found in order before the first bad one, or all of them. */
  checked: number
  /** Signed checkpoints the rows were compared with. */
  checkpoints: number
  first_bad_seq?: number
  reason?: string
}

type Fault = { first_bad_seq: number; reason: string }

/** The first fault of a row that has to follow `head`, if any. */
function faultOf(
  row: ChainedEntry,
  head: ChainHead,
  signed: ReadonlyMap<number, string>
): Fault | undefined {
  const expected = head.seq + 1
  if (row.seq > expected) {
    return { first_bad_seq: expected, reason: `entry ${expected} is missing` }
  }
  if (row.seq < expected) {
    return {
      first_bad_seq: row.seq,
      reason: `entry ${row.seq} is out of order`,
    }
  }
  if (row.prev_hash !== head.hash) {
    return {
      first_bad_seq: row.seq,
      reason: `entry ${row.seq} does not follow the one before it`,
    }
  }
  if (entryHash(row.prev_hash, row.seq, row) !== row.hash) {
    return {
      first_bad_seq: row.seq,
      reason: `entry ${row.seq} was changed after it was written`,
    }
  }
  const signedHash = signed.get(row.seq)
  if (signedHash !== undefined && signedHash !== row.hash) {
    return {
      first_bad_seq: row.seq,
      reason: `the history up to entry ${row.seq} is not the one that was signed`,
    }
  }
  return undefined
}

/**
 * Walks the whole ledger in order and compares it with the signed checkpoints.
 * Finds changed, removed, inserted and reordered rows, a rewritten history,
 * and a cut-off end as far as the last checkpoint reaches.
 *
 * @param readAfter gives the next rows after a seq, by seq; empty at the end
 */
export async function verifyChain(
  readAfter: (seq: number) => Promise<readonly ChainedEntry[]>,
  checkpoints: readonly Checkpoint[]
): Promise<Verification> {
  const signed = new Map(checkpoints.map(({ seq, hash }) => [seq, hash]))
  const lastSigned = Math.max(0, ...signed.keys())
  let head = EMPTY_CHAIN
  const result = (fault?: Fault): Verification => ({
    ok: fault === undefined,
    checked: head.seq,
    checkpoints: signed.size,
    ...fault,
  })
  // The first read starts below zero: a row smuggled in before the first
  // entry is out of order and must not be skipped.
  let rows = await readAfter(Number.MIN_SAFE_INTEGER)
  while (rows.length > 0) {
    for (const row of rows) {
      const fault = faultOf(row, head, signed)
      if (fault) {
        return result(fault)
      }
      head = { seq: row.seq, hash: row.hash }
    }
    rows = await readAfter(head.seq)
  }
  if (head.seq < lastSigned) {
    return result({
      first_bad_seq: head.seq + 1,
      reason: `entries after ${head.seq} are missing; a checkpoint signed entry ${lastSigned}`,
    })
  }
  return result()
}
