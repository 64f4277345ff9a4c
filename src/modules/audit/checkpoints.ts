import { createHmac, timingSafeEqual } from "node:crypto"
import { mkdir, readFile, readdir, rename, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { canonicalJson } from "../../shared/canonical-json"
import { parseJson } from "../../shared/parse-json"
import type { Checkpoint } from "./domain/verify-chain"

const NAME = /^checkpoint-\d{12}\.json$/

const fileName = (seq: number) =>
  `checkpoint-${String(seq).padStart(12, "0")}.json`

const sign = (key: string, { seq, hash, at }: Checkpoint): string =>
  createHmac("sha256", key)
    .update(canonicalJson({ seq, hash, at }))
    .digest("hex")

/**
 * Keeps a signed checkpoint in a file of its own. A checkpoint already kept
 * for the same entry stays as it is.
 */
export async function keepCheckpoint(
  dir: string,
  key: string,
  checkpoint: Checkpoint
): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const target = join(dir, fileName(checkpoint.seq))
  const text = `${JSON.stringify({ ...checkpoint, signature: sign(key, checkpoint) })}\n`
  // A half-written file would read as a forgery, so it gets its name last.
  const draft = `${target}.${process.pid}.tmp`
  const known = await readdir(dir)
  if (known.includes(fileName(checkpoint.seq))) {
    return
  }
  await writeFile(draft, text, { mode: 0o600 })
  await rename(draft, target)
}

/**
 * Reads every checkpoint of a folder.
 *
 * @returns the checkpoints in order, and the files whose signature is wrong
 */
export async function readCheckpoints(
  dir: string,
  key: string
): Promise<{ checkpoints: Checkpoint[]; forged: string[] }> {
  const names = (await namesIn(dir)).filter((name) => NAME.test(name)).sort()
  const checkpoints: Checkpoint[] = []
  const forged: string[] = []
  for (const name of names) {
    const checkpoint = parse(await readFile(join(dir, name), "utf8"), key)
    if (checkpoint && fileName(checkpoint.seq) === name) {
      checkpoints.push(checkpoint)
    } else {
      forged.push(name)
    }
  }
  return { checkpoints, forged }
}

async function namesIn(dir: string): Promise<string[]> {
  try {
    return await readdir(dir)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return []
    }
    throw error
  }
}

function parse(text: string, key: string): Checkpoint | undefined {
  const value = parseJson(text)
  if (typeof value !== "object" || value === null) {
    return undefined
  }
  const { seq, hash, at, signature } = value as Record<string, unknown>
  if (
    typeof seq !== "number" ||
    typeof hash !== "string" ||
    typeof at !== "string" ||
    typeof signature !== "string"
  ) {
    return undefined
  }
  const expected = Buffer.from(sign(key, { seq, hash, at }))
  const given = Buffer.from(signature)
  const same =
    expected.length === given.length && timingSafeEqual(expected, given)
  return same ? { seq, hash, at } : undefined
}
