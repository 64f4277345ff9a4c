import type { ChainedEntry } from "../entry"
import { chainEntries, EMPTY_CHAIN, parseEntry } from "../entry"
import { verifyChain } from "../verify-chain"

const chain = (length: number): ChainedEntry[] =>
  chainEntries(
    EMPTY_CHAIN,
    Array.from({ length }, (_, index) =>
      parseEntry({
        id: `evt_${index + 1}`,
        at: new Date(Date.UTC(2026, 0, 1, 0, index)),
        actor_type: "system",
        actor_id: "relay",
        action: "case.paid",
        entity_type: "case",
        entity_id: `case_${index + 1}`,
        details: { step: index },
      })
    )
  )

/** Serves rows as the database would: by seq, two at a time. */
const reader = (rows: readonly ChainedEntry[]) => async (seq: number) =>
  [...rows]
    .sort((a, b) => a.seq - b.seq)
    .filter((row) => row.seq > seq)
    .slice(0, 2)

const row = (rows: readonly ChainedEntry[], seq: number): ChainedEntry => {
  const found = rows.find((candidate) => candidate.seq === seq)
  if (!found) throw new Error(`no row ${seq}`)
  return found
}

const signed = (rows: readonly ChainedEntry[], ...seqs: number[]) =>
  seqs.map((seq) => ({ ...row(rows, seq), at: "2026-01-01T00:00:00.000Z" }))

describe("verifyChain", () => {
  const rows = chain(5)

  it("passes an untouched ledger, an empty one too", async () => {
    expect(await verifyChain(reader(rows), signed(rows, 2, 5))).toEqual({
      ok: true,
      checked: 5,
      checkpoints: 2,
    })
    expect(await verifyChain(reader([]), [])).toEqual({
      ok: true,
      checked: 0,
      checkpoints: 0,
    })
  })

  const change = (seq: number, changes: Partial<ChainedEntry>) =>
    rows.map((entry) => (entry.seq === seq ? { ...entry, ...changes } : entry))

  it.each<[string, ChainedEntry[], number, RegExp]>([
    ["a changed action", change(3, { action: "case.deny" }), 3, /changed/],
    ["a changed detail", change(3, { details: { step: 9 } }), 3, /changed/],
    ["a changed time", change(1, { at: new Date(0) }), 1, /changed/],
    ["a forgotten patient", change(2, { patient_id: "pat_1" }), 2, /changed/],
    ["a changed hash", change(4, { hash: "f".repeat(64) }), 4, /changed/],
    ["a removed row", rows.filter(({ seq }) => seq !== 3), 3, /missing/],
    ["a removed first row", rows.slice(1), 1, /missing/],
    [
      "a row put before the first",
      [...rows, { ...row(rows, 2), id: "evt_x", seq: 0 }],
      0,
      /out of order/,
    ],
    [
      "two rows exchanged",
      rows.map((entry) =>
        entry.seq === 2 || entry.seq === 3
          ? { ...row(rows, 5 - entry.seq), seq: entry.seq }
          : entry
      ),
      2,
      /does not follow/,
    ],
  ])("finds %s", async (_, damaged, seq, reason) => {
    const result = await verifyChain(reader(damaged), signed(rows, 5))
    expect(result).toMatchObject({ ok: false, first_bad_seq: seq })
    expect(result.reason).toMatch(reason)
  })

  it("finds a row inserted in the middle with everything after renumbered", async () => {
    const contents = rows.map((entry) => parseEntry(entry))
    contents.splice(2, 0, parseEntry({ ...row(rows, 1), id: "evt_inserted" }))
    const rewritten = chainEntries(EMPTY_CHAIN, contents)
    expect(
      await verifyChain(reader(rewritten), signed(rows, 2, 5))
    ).toMatchObject({
      ok: false,
      first_bad_seq: 5,
      reason: expect.stringMatching(/not the one that was signed/),
    })
  })

  it("finds a cut-off end as far as the last checkpoint reaches", async () => {
    const cut = rows.slice(0, 3)
    expect(await verifyChain(reader(cut), signed(rows, 5))).toMatchObject({
      ok: false,
      first_bad_seq: 4,
      reason: expect.stringMatching(/missing/),
    })
    expect(await verifyChain(reader(cut), signed(rows, 3))).toMatchObject({
      ok: true,
    })
  })
})

describe("parseEntry", () => {
  const entry = {
    id: "evt_1",
    at: "2026-01-01T00:00:00.000Z",
    actor_type: "staff",
    actor_id: "user_1",
    action: "case.claim",
    entity_type: "case",
    entity_id: "case_1",
  }

  it("gives the same content for the same entry however it is written", () => {
    expect(
      parseEntry({ ...entry, order_id: undefined, details: { b: 1, a: 2 } })
    ).toEqual(parseEntry({ ...entry, order_id: null, details: { a: 2, b: 1 } }))
  })

  it.each([
    ["id", { id: "" }],
    ["at", { at: "yesterday" }],
    ["actor_id", { actor_id: "" }],
    ["details", { details: { text: "x".repeat(9_000) } }],
    ["details", { details: { text: "a\u0000b" } }],
  ])("refuses a bad %s by name", (field, changes) => {
    expect(() => parseEntry({ ...entry, ...changes })).toThrow(
      new RegExp(`^${field}:`)
    )
  })
})
