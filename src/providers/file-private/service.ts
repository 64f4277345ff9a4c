import { randomBytes } from "node:crypto"
import { createReadStream, createWriteStream } from "node:fs"
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { PassThrough, type Readable, type Writable } from "node:stream"
import { finished } from "node:stream/promises"
import type { FileTypes } from "@medusajs/framework/types"
import { AbstractFileProviderService } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { invalid, notAllowed } from "../../shared/errors"

const optionsSchema = z.object({
  /** The folder of everything; private files lie outside any served folder. */
  dir: z.string().min(1),
  /** Where public files are served: our own route, not Medusa's /static. */
  publicUrl: z.string().url(),
})
type Options = z.infer<typeof optionsSchema>

const EXTENSION = /^\.[a-z0-9]{1,8}$/

/**
 * Medusa's file interface over two folders. A private file has a random key
 * and no address: it is read through a route that checks and logs. Medusa's
 * own file-local serves even private files to anybody (research of 2.21.2).
 * Clinical content is encrypted by the workflow before it comes here.
 */
export default class PrivateFileProvider extends AbstractFileProviderService {
  static override identifier = "file-private"
  private readonly options: Options

  constructor(_container: Record<string, unknown>, options: Options) {
    super()
    this.options = optionsSchema.parse(options)
  }

  static override validateOptions(options: Record<string, unknown>): void {
    optionsSchema.parse(options)
  }

  /** Takes base64 or binary content; gives the random key. */
  override async upload(
    file: FileTypes.ProviderUploadFileDTO
  ): Promise<FileTypes.ProviderFileResultDTO> {
    const key = newKey(file.filename, file.access)
    await this.write(key, decode(file.content))
    return { key, url: this.urlOf(key) }
  }

  override async getUploadStream(
    file: FileTypes.ProviderUploadStreamDTO
  ): Promise<{
    writeStream: Writable
    promise: Promise<FileTypes.ProviderFileResultDTO>
    url: string
    fileKey: string
  }> {
    const key = newKey(file.filename, file.access)
    const target = await this.prepare(key)
    const writeStream = new PassThrough()
    const disk = createWriteStream(target, { mode: 0o600 })
    writeStream.pipe(disk)
    const promise = finished(disk).then(() => ({ key, url: this.urlOf(key) }))
    return { writeStream, promise, url: this.urlOf(key), fileKey: key }
  }

  override async delete(
    files: FileTypes.ProviderDeleteFileDTO | FileTypes.ProviderDeleteFileDTO[]
  ): Promise<void> {
    for (const file of Array.isArray(files) ? files : [files]) {
      await rm(this.pathOf(file.fileKey), { force: true })
    }
  }

  /** Public files only: a private one has no address at all. */
  override async getPresignedDownloadUrl(
    file: FileTypes.ProviderGetFileDTO
  ): Promise<string> {
    if (!file.fileKey.startsWith("public/")) {
      throw notAllowed(
        "role_required",
        "A private file is read through its own route"
      )
    }
    return this.urlOf(file.fileKey)
  }

  override async getDownloadStream(
    file: FileTypes.ProviderGetFileDTO
  ): Promise<Readable> {
    return createReadStream(this.pathOf(file.fileKey))
  }

  override async getAsBuffer(
    file: FileTypes.ProviderGetFileDTO
  ): Promise<Buffer> {
    return readFile(this.pathOf(file.fileKey))
  }

  private urlOf(key: string): string {
    return key.startsWith("public/")
      ? `${this.options.publicUrl}/${key.slice("public/".length)}`
      : `private:${key}`
  }

  private pathOf(key: string): string {
    const base = path.resolve(this.options.dir)
    const resolved = path.resolve(base, key)
    if (!resolved.startsWith(base + path.sep)) {
      throw invalid("file", "the key does not name a file")
    }
    return resolved
  }

  private async prepare(key: string): Promise<string> {
    const target = this.pathOf(key)
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
    return target
  }

  /** Whole or not at all: a crash never leaves half a label. */
  private async write(key: string, content: Buffer): Promise<void> {
    const target = await this.prepare(key)
    const half = `${target}.part`
    await writeFile(half, content, { mode: 0o600 })
    await rename(half, target)
  }
}

function newKey(filename: string, access: "public" | "private" | undefined) {
  const extension = path.extname(filename).toLowerCase()
  const safe = EXTENSION.test(extension) ? extension : ""
  const name = randomBytes(24).toString("hex")
  const folder = access === "public" ? "public" : "private"
  // Two letters a folder keep any one folder small.
  return `${folder}/${name.slice(0, 2)}/${name}${safe}`
}

/** Callers hand base64 (ours) or a binary string (Medusa's upload route). */
function decode(content: string): Buffer {
  const decoded = Buffer.from(content, "base64")
  return decoded.toString("base64") === content
    ? decoded
    : Buffer.from(content, "binary")
}
