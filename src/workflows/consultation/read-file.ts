import type { MedusaContainer } from "@medusajs/framework/types"
import type { StoredFile } from "../../modules/consultation/consultation-files"
import type { Holder } from "../../modules/consultation/domain/answering/holder"
import type { Actor } from "../../shared/actor"
import { readSealed } from "../../shared/uploads/sealed-file"
import { consultationsOf } from "./services"

type FileOf = { consultation_id: string; file_id: string }
export type OpenedFile = Pick<StoredFile, "name" | "content_type"> & {
  content: Buffer
}

/** A patient's own uploaded file. @throws not_found for everybody but the holder */
export async function readOwnFile(
  container: MedusaContainer,
  input: FileOf & { holder: Holder }
): Promise<OpenedFile> {
  return open(
    container,
    input,
    await consultationsOf(container).findFile(input)
  )
}

/** A file for a clinician; the reading is kept in the ledger. @throws not_found */
export async function readFileAsClinician(
  container: MedusaContainer,
  input: FileOf & { actor: Actor }
): Promise<OpenedFile> {
  return open(
    container,
    input,
    await consultationsOf(container).readFile(input)
  )
}

async function open(
  container: MedusaContainer,
  { consultation_id, file_id }: FileOf,
  { name, content_type, file_key }: StoredFile
): Promise<OpenedFile> {
  const content = await consultationsOf(container).openFile(
    consultation_id,
    file_id,
    await readSealed(container, file_key)
  )
  return { name, content_type, content }
}
