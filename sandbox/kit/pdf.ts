import { dirname, join } from "node:path"
import PDFDocument from "pdfkit"

/** Inter, for the names that a PDF's own fonts can't write; it comes with Medusa's dashboard. */
const FONTS = join(
  dirname(require.resolve("@medusajs/dashboard/package.json")),
  "src/assets/fonts"
)
export const REGULAR = "regular"
export const BOLD = "bold"

/** Draws a PDF and gives its bytes. */
export function renderPdf(
  size: string | [number, number],
  margin: number,
  draw: (doc: PDFKit.PDFDocument) => void
): Promise<Buffer> {
  const doc = new PDFDocument({ size, margin })
  doc
    .registerFont(REGULAR, join(FONTS, "Inter-Regular.ttf"))
    .registerFont(BOLD, join(FONTS, "Inter-Medium.ttf"))
    .font(REGULAR)
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk))
    doc.on("end", () => resolve(Buffer.concat(chunks)))
    doc.on("error", reject)
    draw(doc)
    doc.end()
  })
}
