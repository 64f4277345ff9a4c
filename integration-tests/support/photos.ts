import sharp from "sharp"

export type UploadedFile = { name: string; mimeType: string; buffer: Buffer }

/** An invented photo: one colour. */
export async function inventPhoto(
  name: string,
  colour: string
): Promise<UploadedFile> {
  const picture = sharp({
    create: { width: 320, height: 240, channels: 3, background: colour },
  })
  return {
    name,
    mimeType: "image/jpeg",
    buffer: await picture.jpeg().toBuffer(),
  }
}

/** Something that calls itself a photo and is larger than allowed. */
export const hugePhoto = (megabytes: number): UploadedFile => ({
  name: "huge.jpg",
  mimeType: "image/jpeg",
  buffer: Buffer.alloc(megabytes * 1024 * 1024, 1),
})
