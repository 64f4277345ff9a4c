import { dirname, join } from "node:path"
import PDFDocument from "pdfkit"

/** Inter; it comes with Medusa's dashboard. */
const FONTS = join(
  dirname(require.resolve("@medusajs/dashboard/package.json")),
  "src/assets/fonts"
)
export const REGULAR = "regular"
export const BOLD = "bold"

/** What a PDF's own fonts can write; they are much quicker to draw with. */
const WESTERN = /^[\0-\xff]*$/

/**
 * Draws a PDF and gives its bytes.
 *
 * @param written what people wrote of it: a name may need letters of a font of its own
 */
export function renderPdf(
  size: string | [number, number],
  margin: number,
  draw: (doc: PDFKit.PDFDocument) => void,
  written: unknown = ""
): Promise<Buffer> {
  const doc = new PDFDocument({ size, margin })
  const [regular, bold] = WESTERN.test(JSON.stringify(written))
    ? ["Helvetica", "Helvetica-Bold"]
    : [join(FONTS, "Inter-Regular.ttf"), join(FONTS, "Inter-Medium.ttf")]
  doc.registerFont(REGULAR, regular).registerFont(BOLD, bold).font(REGULAR)
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk))
    doc.on("end", () => resolve(Buffer.concat(chunks)))
    doc.on("error", reject)
    draw(doc)
    doc.end()
  })
}
