import { cleanImage } from "./clean-image"
import { pdfProblem } from "./check-pdf"
import { isHeic, UPLOAD_LIMITS, uploadTypeOf, type UploadType } from "./kinds"

export type Upload =
  | { ok: true; bytes: Buffer; type: UploadType }
  | { ok: false; message: string }

/** Browsers on iPhones convert by themselves; a copy from elsewhere comes as it is. */
const HEIC =
  "is an iPhone photo in the HEIC format, which can't be opened here; send it from the iPhone itself, or take a screenshot of it and send that"

const bad = (message: string): Upload => ({ ok: false, message })

/**
 * A patient's file as it may be kept: pictures drawn anew, PDFs (where
 * documents are asked for) only without active content. The message is in
 * plain words and follows the field's name.
 */
export async function cleanUpload(
  bytes: Buffer,
  accept: "photo" | "document",
  limits: { pages?: number } = {}
): Promise<Upload> {
  if (bytes.length === 0) {
    return bad("is empty")
  }
  if (bytes.length > UPLOAD_LIMITS.bytes) {
    return bad("is larger than 10 MB")
  }
  const type = uploadTypeOf(bytes)
  if (type === "application/pdf" && accept === "document") {
    const problem = pdfProblem(bytes, limits.pages)
    return problem ? bad(problem) : { ok: true, bytes, type }
  }
  if (isHeic(bytes)) {
    return bad(HEIC)
  }
  if (type === undefined || type === "application/pdf") {
    return bad(
      accept === "photo"
        ? "has to be a photo: JPEG, PNG or WebP"
        : "has to be a photo (JPEG, PNG or WebP) or a PDF"
    )
  }
  const cleaned = await cleanImage(bytes, type)
  return cleaned.ok ? { ok: true, bytes: cleaned.bytes, type } : cleaned
}
