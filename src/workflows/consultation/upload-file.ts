import { Modules } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import type {
  NewFile,
  StoredFile,
} from "../../modules/consultation/consultation-files"
import type { Holder } from "../../modules/consultation/domain/answering/holder"
import { invalid } from "../../shared/errors"
import { cleanUpload } from "../../shared/uploads/clean-upload"
import { safeFileName } from "../../shared/uploads/kinds"
import { consultationsOf } from "./services"

export type UploadFileInput = {
  consultation_id: string
  holder: Holder
  question: string
  name: string
  bytes: Buffer
}

/**
 * Keeps a patient's file for a question: checked, drawn anew where it is a
 * picture, encrypted under its consultation, and put on record. Called by
 * POST /store/consultations/:id/files. No workflow, because its steps would
 * hand the bytes from one to the next as JSON; what it stored is taken away
 * again when the record can't be written, and a crash between leaves only
 * bytes that nobody can read without the record.
 * @throws invalid_field `file` or `question`; not_found; transition_not_allowed
 */
export async function uploadFile(
  container: MedusaContainer,
  input: UploadFileInput
): Promise<StoredFile> {
  const { bytes, ...wanted } = input
  const consultations = consultationsOf(container)
  const { id, accept } = await consultations.planFile(wanted)
  const upload = await cleanUpload(bytes, accept)
  if (!upload.ok) {
    throw invalid("file", upload.message)
  }
  const file_key = await store(container, input.consultation_id, {
    id,
    bytes: upload.bytes,
  })
  const file: NewFile = {
    ...wanted,
    id,
    name: safeFileName(input.name, upload.type),
    content_type: upload.type,
    bytes: upload.bytes.length,
    file_key,
  }
  try {
    return await consultations.addFile(file)
  } catch (error) {
    await container.resolve(Modules.FILE).deleteFiles([file_key])
    throw error
  }
}

async function store(
  container: MedusaContainer,
  consultationId: string,
  { id, bytes }: { id: string; bytes: Buffer }
): Promise<string> {
  const sealed = await consultationsOf(container).sealFile(
    consultationId,
    id,
    bytes
  )
  const file = await container.resolve(Modules.FILE).createFiles({
    filename: `${id}.answer`,
    mimeType: "application/octet-stream",
    content: Buffer.from(sealed, "utf8").toString("base64"),
    access: "private",
  })
  return file.id
}
