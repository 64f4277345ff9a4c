import { localSettings } from "./lib/local-settings.mjs"
import { tsImport } from "tsx/esm/api"
import pg from "pg"

/**
 * Walks the audit ledger without the server and names the first bad row.
 * Exit codes: 0 whole, 1 damaged, 2 could not be read.
 *
 * Reads AUDIT_DATABASE_URL, AUDIT_CHECKPOINT_DIR and AUDIT_CHECKPOINT_KEY, or
 * the settings of the local installation, which has to be running.
 */

const COLUMNS =
  "seq, id, at, actor_type, actor_id, actor_role, action, entity_type, entity_id, order_id, case_id, patient_id, correlation_id, details, prev_hash, hash"
const BATCH = 1_000

async function main() {
  const settings = process.env.AUDIT_DATABASE_URL
    ? process.env
    : localSettings(process.env)
  const { AUDIT_DATABASE_URL, AUDIT_CHECKPOINT_DIR, AUDIT_CHECKPOINT_KEY } =
    settings ?? {}
  if (!AUDIT_DATABASE_URL || !AUDIT_CHECKPOINT_DIR || !AUDIT_CHECKPOINT_KEY) {
    throw new Error(
      "Set AUDIT_DATABASE_URL, AUDIT_CHECKPOINT_DIR and AUDIT_CHECKPOINT_KEY; there is no local installation to read them from."
    )
  }
  const { readCheckpoints } = await load("checkpoints.ts")
  const { verifyChain } = await load("domain/verify-chain.ts")
  const { checkpoints, forged } = await readCheckpoints(
    AUDIT_CHECKPOINT_DIR,
    AUDIT_CHECKPOINT_KEY
  )
  if (forged.length > 0) {
    return {
      ok: false,
      checked: 0,
      reason: `checkpoint ${forged.join(", ")} has a wrong signature`,
    }
  }
  const client = new pg.Client({ connectionString: AUDIT_DATABASE_URL })
  await client.connect()
  try {
    return await verifyChain((seq) => readAfter(client, seq), checkpoints)
  } finally {
    await client.end()
  }
}

const load = (file) => tsImport(`../src/modules/audit/${file}`, import.meta.url)

async function readAfter(client, seq) {
  const { rows } = await client.query(
    `select ${COLUMNS} from audit_entry where seq > $1 order by seq limit ${BATCH}`,
    [seq]
  )
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}

try {
  const result = await main()
  if (result.ok) {
    console.log(
      `The audit ledger is whole: ${result.checked} entries, ${result.checkpoints} signed checkpoints.`
    )
  } else {
    const row = result.first_bad_seq
    console.error(
      `The audit ledger is damaged${row === undefined ? "" : ` at entry ${row}`}: ${result.reason}.`
    )
    process.exitCode = 1
  }
} catch (error) {
  console.error(`The audit ledger could not be read: ${error.message}`)
  process.exitCode = 2
}
