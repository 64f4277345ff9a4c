import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** Puts what was encrypted into the private file store; gives the key it is found by. */
export async function storeSealed(
  container: MedusaContainer,
  filename: string,
  sealed: string
): Promise<string> {
  const file = await container.resolve(Modules.FILE).createFiles({
    filename,
    mimeType: "application/octet-stream",
    content: Buffer.from(sealed, "utf8").toString("base64"),
    access: "private",
  })
  return file.id
}

/** What was stored, still encrypted. */
export async function readSealed(
  container: MedusaContainer,
  fileKey: string
): Promise<string> {
  const stored = await container.resolve(Modules.FILE).getAsBuffer(fileKey)
  return stored.toString("utf8")
}

/**
 * Stores encrypted bytes, then writes their record; when that can't be written
 * they are taken away again. A crash between leaves bytes that nobody can read
 * without the record.
 */
export async function storeWithRecord<T>(
  container: MedusaContainer,
  file: { filename: string; sealed: string },
  record: (fileKey: string) => Promise<T>
): Promise<T> {
  const key = await storeSealed(container, file.filename, file.sealed)
  try {
    return await record(key)
  } catch (error) {
    await container.resolve(Modules.FILE).deleteFiles([key])
    throw error
  }
}
