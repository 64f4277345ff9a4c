import { deflateSync } from "node:zlib"
import PDFDocument from "pdfkit"
import sharp from "sharp"
import { pdfProblem } from "../check-pdf"
import { cleanUpload } from "../clean-upload"
import { safeFileName, UPLOAD_LIMITS, uploadTypeOf } from "../kinds"

const picture = (width = 60, height = 40) =>
  sharp({
    create: { width, height, channels: 3, background: { r: 90, g: 40, b: 10 } },
  })

/** A photo as a telephone takes it: turned, and with the place in it. */
const photo = () =>
  picture()
    .jpeg()
    .withExif({
      IFD0: { Make: "Invented" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()

function printed(text: string): Promise<Buffer> {
  const document = new PDFDocument()
  const parts: Buffer[] = []
  document.on("data", (part: Buffer) => parts.push(part))
  const done = new Promise<Buffer>((resolve) => {
    document.on("end", () => resolve(Buffer.concat(parts)))
  })
  document.text(text)
  document.end()
  return done
}

const pdf = (objects: string | Buffer) =>
  Buffer.concat([
    Buffer.from("%PDF-1.7\n"),
    Buffer.from(objects),
    Buffer.from("\ntrailer <</Root 1 0 R>>\n%%EOF\n"),
  ])

const objectStream = (
  objects: string,
  dictionary = "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode"
) => {
  const packed = deflateSync(Buffer.from(objects))
  return Buffer.concat([
    Buffer.from(`5 0 obj <<${dictionary} /Length ${packed.length}>> stream\n`),
    packed,
    Buffer.from("\nendstream endobj"),
  ])
}

describe("uploaded files", () => {
  it("are what their first bytes say", async () => {
    expect(uploadTypeOf(await photo())).toBe("image/jpeg")
    expect(uploadTypeOf(await picture().png().toBuffer())).toBe("image/png")
    expect(uploadTypeOf(await picture().webp().toBuffer())).toBe("image/webp")
    expect(uploadTypeOf(pdf(""))).toBe("application/pdf")
    expect(uploadTypeOf(Buffer.from("<svg xmlns="))).toBeUndefined()
    expect(uploadTypeOf(Buffer.from("GIF89a"))).toBeUndefined()
  })

  it.each([
    ["C:\\fakepath\\my rash.JPG", "my rash.jpg"],
    ["../../etc/passwd", "passwd.jpg"],
    ['a"b\u0000<c>\u202e.png', "abc.jpg"],
    ["", "file.jpg"],
    [`${"x".repeat(300)}.jpeg`, `${"x".repeat(80)}.jpg`],
  ])("keep a harmless name: %s", (name, safe) => {
    expect(safeFileName(name, "image/jpeg")).toBe(safe)
  })

  it("lose the place, the camera and the turn of a photo", async () => {
    const bytes = await photo()
    expect((await sharp(bytes).metadata()).exif).toBeDefined()
    expect(bytes.includes("Invented")).toBe(true)
    const cleaned = await cleanUpload(bytes, "photo")
    if (!cleaned.ok) {
      throw new Error(cleaned.message)
    }
    const after = await sharp(cleaned.bytes).metadata()
    expect(after).toMatchObject({ format: "jpeg", width: 40, height: 60 })
    expect([after.exif, after.xmp, after.iptc, after.icc]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(cleaned.bytes.includes("Invented")).toBe(false)
    expect(cleaned.bytes.includes("GPS")).toBe(false)
  })

  it("keep nothing that was hung on to a picture", async () => {
    const bytes = Buffer.concat([
      await picture().png().toBuffer(),
      Buffer.from("<script>alert(1)</script>"),
    ])
    const cleaned = await cleanUpload(bytes, "photo")
    expect(cleaned.ok && cleaned.bytes.includes("script")).toBe(false)
    expect(cleaned.ok).toBe(true)
  })

  it("refuse what isn't a photo, or not one that can be read", async () => {
    const refused = async (bytes: Buffer, accept: "photo" | "document") => {
      const result = await cleanUpload(bytes, accept)
      return result.ok ? "taken" : result.message
    }
    const whole = await picture(400, 400).jpeg().toBuffer()
    expect(await refused(Buffer.alloc(0), "photo")).toBe("is empty")
    expect(await refused(Buffer.from("hello"), "photo")).toBe(
      "has to be a photo: JPEG, PNG or WebP"
    )
    expect(await refused(await printed("x"), "photo")).toBe(
      "has to be a photo: JPEG, PNG or WebP"
    )
    expect(await refused(Buffer.from("hello"), "document")).toBe(
      "has to be a photo (JPEG, PNG or WebP) or a PDF"
    )
    expect(
      await refused(whole.subarray(0, whole.length / 2), "photo")
    ).toContain("damaged")
    expect(
      await refused(Buffer.alloc(UPLOAD_LIMITS.bytes + 1, 0xff), "photo")
    ).toBe("is larger than 10 MB")
    const moving = await sharp(
      [
        await picture().png().toBuffer(),
        await picture().negate().png().toBuffer(),
      ],
      { join: { animated: true } }
    )
      .webp()
      .toBuffer()
    expect(await refused(moving, "photo")).toContain("one still")
  })

  it.each(["heic", "heix", "mif1"])(
    "say what to do with an iPhone's photo: %s",
    async (brand) => {
      const bytes = Buffer.concat([
        Buffer.from([0, 0, 0, 24]),
        Buffer.from(`ftyp${brand}\0\0\0\0mif1heic`),
      ])
      for (const accept of ["photo", "document"] as const) {
        expect(await cleanUpload(bytes, accept)).toMatchObject({
          ok: false,
          message: expect.stringMatching(/iPhone .*HEIC.* screenshot/),
        })
      }
    }
  )

  it("keep no virus scanner's test file, by itself or behind a picture", async () => {
    const eicar = Buffer.from(
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
    )
    for (const accept of ["photo", "document"] as const) {
      expect((await cleanUpload(eicar, accept)).ok).toBe(false)
    }
    const behind = Buffer.concat([await photo(), eicar])
    const cleaned = await cleanUpload(behind, "photo")
    expect(cleaned.ok && cleaned.bytes.includes("EICAR")).toBe(false)
    expect(cleaned.ok).toBe(true)
  })

  it("refuse a small file with too many pixels before drawing any", async () => {
    const bomb = await sharp({
      create: {
        width: 8_000,
        height: 6_000,
        channels: 3,
        background: "white",
      },
    })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    const before = performance.now()
    expect(await cleanUpload(bomb, "photo")).toEqual({
      ok: false,
      message: "has more than 40 megapixels",
    })
    expect(performance.now() - before).toBeLessThan(1_000)
  })

  it("take a printed document, also with packed objects", async () => {
    const letter = await printed("A letter (with /JavaScript in its words)")
    expect(await cleanUpload(letter, "document")).toMatchObject({
      ok: true,
      type: "application/pdf",
    })
    expect(
      pdfProblem(pdf(objectStream("1 0 <</Type /Catalog /Pages 2 0 R>>")))
    ).toBeUndefined()
  })

  it.each([
    ["a script", "1 0 obj <</S /JavaScript /JS (app.alert(1))>> endobj"],
    ["a short name", "1 0 obj <</JS 5 0 R>> endobj"],
    ["a program", "1 0 obj <</S /Launch /F (x)>> endobj"],
    ["a file in it", "1 0 obj <</Type /EmbeddedFile>> endobj"],
    ["files in it", "1 0 obj <</Names <</EmbeddedFiles 2 0 R>>>> endobj"],
    ["a name in codes", "1 0 obj <</S /Java#53cript>> endobj"],
    ["a lock", "trailer <</Encrypt 9 0 R>>"],
  ])("refuse a PDF with %s", (_, objects) => {
    expect(pdfProblem(pdf(objects))).toContain("active or hidden")
  })

  it.each([
    ["packed", objectStream("1 0 <</S /JavaScript /JS (x)>>")],
    ["packed, in codes", objectStream("1 0 <</S /J#61vaScript>>")],
    [
      "packed under a name in codes",
      objectStream("1 0 <</JS 3 0 R>>", "/Type /Obj#53tm /Filter /FlateDecode"),
    ],
  ])("refuse a PDF with a script, %s", (_, objects) => {
    expect(pdfProblem(pdf(objects))).toContain("active or hidden")
  })

  it.each([
    [
      "packed twice",
      objectStream("x", "/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]"),
    ],
    [
      "packed with a predictor",
      objectStream(
        "x",
        "/Type /ObjStm /Filter /FlateDecode /DecodeParms <</Predictor 12>>"
      ),
    ],
    ["packed elsewhere", objectStream("x", "/Type /ObjStm /Filter 7 0 R")],
    [
      "behind a comment",
      Buffer.from("5 0 obj <</Type /ObjStm>>% no\nstream\nx\nendstream"),
    ],
    ["without an end", Buffer.from("5 0 obj <<>> stream\nabc")],
    [
      "of more than can be looked at",
      objectStream("0".repeat(61 * 1024 * 1024)),
    ],
  ])("refuse a PDF whose objects are %s", (_, objects) => {
    expect(pdfProblem(pdf(objects))).toBe("is too complicated to be checked")
  })

  it("may be limited to some pages, wherever the pages are written", () => {
    const pages = (count: number) =>
      "1 0 obj <</Type /Page>> endobj ".repeat(count)
    const hidden = objectStream("<</Type/Page/Kids[]>> ".repeat(3))
    for (const [file, most, problem] of [
      [pdf(`<</Type /Pages>> ${pages(3)}`), 3, undefined],
      [pdf(`<</Type /Pages>> ${pages(4)}`), 3, "has more than 3 pages"],
      [pdf(hidden), 3, undefined],
      [
        pdf(Buffer.concat([Buffer.from(pages(1)), hidden])),
        3,
        "has more than 3 pages",
      ],
      [pdf(pages(40)), undefined, undefined],
    ] as const) {
      expect(pdfProblem(file, most)).toBe(problem)
    }
  })
})
