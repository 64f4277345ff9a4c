import { Readable, Transform } from "node:stream"
import type { MedusaRequest } from "@medusajs/framework/http"
import { UPLOAD_LIMITS } from "../../shared/uploads/kinds"

export type ReceivedUpload =
  | { ok: true; bytes: Buffer; name: string; fields: Record<string, string> }
  | { ok: false; status: 400 | 413; field: string; message: string }

/** The parts around the file: names, boundaries and a short field or two. */
const OVERHEAD = 16 * 1024
const MAX_BODY = UPLOAD_LIMITS.bytes + OVERHEAD

class TooLarge extends Error {}

const refused = (
  field: string,
  message: string,
  status: 400 | 413 = 400
): ReceivedUpload => ({ ok: false, status, field, message })

/**
 * Reads one file from a multipart request (field `file`), beside short text
 * fields. What is too large is refused by its announced length before a byte
 * is read, and by counting when the length was kept back or untrue; no more
 * than the limit is ever held. The type the sender names counts for nothing.
 */
export async function receiveUpload(
  req: MedusaRequest
): Promise<ReceivedUpload> {
  const type = req.header("content-type") ?? ""
  if (!/^multipart\/form-data\s*;/i.test(type)) {
    return refused("file", "has to be sent as multipart/form-data")
  }
  if (Number(req.header("content-length") ?? 0) > MAX_BODY) {
    return refused("file", "is larger than 10 MB", 413)
  }
  try {
    const form = await parse(req, type)
    return await uploadIn(form)
  } catch (error) {
    return isTooLarge(error)
      ? refused("file", "is larger than 10 MB", 413)
      : refused("file", "can't be read from the request")
  }
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof TooLarge ||
  (error instanceof Error && error.cause instanceof TooLarge)

async function parse(req: MedusaRequest, type: string): Promise<FormData> {
  const seen = { bytes: 0 }
  const isTooMuch = () => seen.bytes > MAX_BODY
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen.bytes += chunk.length
      done(isTooMuch() ? new TooLarge() : null, isTooMuch() ? undefined : chunk)
    },
  })
  // Only what was counted is passed on; the rest is discarded by the server.
  req.on("error", (error) => counted.destroy(error))
  req.on("aborted", () => counted.destroy(new Error("the sender went away")))
  const web = Readable.toWeb(req.pipe(counted)) as ReadableStream<Uint8Array>
  try {
    return await new Response(web, {
      headers: { "content-type": type },
    }).formData()
  } catch (error) {
    throw isTooMuch() ? new TooLarge() : error
  } finally {
    req.unpipe(counted)
    req.resume()
  }
}

async function uploadIn(form: FormData): Promise<ReceivedUpload> {
  const files = form.getAll("file")
  const [file] = files
  if (files.length !== 1 || !(file instanceof File)) {
    return refused("file", "has to be one file")
  }
  if (file.size > UPLOAD_LIMITS.bytes) {
    return refused("file", "is larger than 10 MB", 413)
  }
  const fields: Record<string, string> = {}
  for (const [name, value] of form) {
    if (name !== "file" && typeof value === "string") {
      fields[name] = value
    }
  }
  const bytes = Buffer.from(await file.arrayBuffer())
  return { ok: true, bytes, name: file.name, fields }
}
