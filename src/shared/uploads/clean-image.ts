import sharp from "sharp"
import { UPLOAD_LIMITS, type ImageType } from "./kinds"

export type CleanedUpload =
  | { ok: true; bytes: Buffer }
  | { ok: false; message: string }

const FORMATS: Record<ImageType, "jpeg" | "png" | "webp"> = {
  "image/jpeg": "jpeg",
  "image/png": "png",
  "image/webp": "webp",
}

/** Patients' pictures do not linger in libvips' memory. */
sharp.cache(false)

/**
 * A picture drawn anew from its pixels: upright, without the place, the camera
 * or anything else that was hidden in the file. Refused when it can't be read
 * to its end or has too many pixels, which is looked up before any is decoded.
 */
export async function cleanImage(
  bytes: Buffer,
  type: ImageType
): Promise<CleanedUpload> {
  try {
    const source = sharp(bytes, {
      failOn: "error",
      limitInputPixels: UPLOAD_LIMITS.pixels,
    })
    const { width, height, format, pages = 1 } = await source.metadata()
    if (format !== FORMATS[type] || pages > 1) {
      return { ok: false, message: "has to be one still JPEG, PNG or WebP" }
    }
    if (width * height > UPLOAD_LIMITS.pixels) {
      return { ok: false, message: "has more than 40 megapixels" }
    }
    const cleaned = await source
      .autoOrient()
      .toFormat(FORMATS[type], { quality: 90 })
      .toBuffer()
    return { ok: true, bytes: cleaned }
  } catch (error) {
    const tooLarge =
      error instanceof Error && /pixel limit/i.test(error.message)
    return {
      ok: false,
      message: tooLarge
        ? "has more than 40 megapixels"
        : "can't be read as a picture; it may be damaged",
    }
  }
}
