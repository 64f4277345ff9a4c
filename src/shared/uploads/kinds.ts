/** What a patient may send as a file, and how much of it. */
export const UPLOAD_LIMITS = {
  bytes: 10 * 1024 * 1024,
  pixels: 40_000_000,
} as const

export type ImageType = "image/jpeg" | "image/png" | "image/webp"
export type UploadType = ImageType | "application/pdf"

const startsWith = (bytes: Buffer, signature: number[], at = 0) =>
  signature.every((byte, index) => bytes[at + index] === byte)

/** What the bytes are by their first ones; the name and the sender's word count for nothing. */
export function uploadTypeOf(bytes: Buffer): UploadType | undefined {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) {
    return "image/jpeg"
  }
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
    return "image/png"
  }
  if (
    startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) &&
    startsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8)
  ) {
    return "image/webp"
  }
  return startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])
    ? "application/pdf"
    : undefined
}

/** Brands of the container in which iPhones keep photos. */
const HEIC_BRANDS = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1"]

/** Whether it is a photo as iPhones keep it; nothing here can draw one. */
export const isHeic = (bytes: Buffer): boolean =>
  bytes.toString("latin1", 4, 8) === "ftyp" &&
  HEIC_BRANDS.includes(bytes.toString("latin1", 8, 12))

const EXTENSIONS: Record<UploadType, string> = {
  "image/jpeg": ".jpg",
  "image/png": ".png",
  "image/webp": ".webp",
  "application/pdf": ".pdf",
}

/** A file's name as it may be shown: no path, no control characters, the ending of what it is. */
export function safeFileName(name: string, type: UploadType): string {
  const last = name.split(/[\\/]/).at(-1) ?? ""
  const stem = last
    .normalize("NFC")
    .replace(/[\p{C}\p{Zl}\p{Zp}"<>]/gu, "")
    .replace(/\.[a-z0-9]{1,5}$/i, "")
    .trim()
    .slice(0, 80)
  return `${stem || "file"}${EXTENSIONS[type]}`
}
