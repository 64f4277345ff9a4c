import PDFDocument from "pdfkit"

/** Draws a PDF and gives its bytes. */
export function renderPdf(
  size: string | [number, number],
  margin: number,
  draw: (doc: PDFKit.PDFDocument) => void
): Promise<Buffer> {
  const doc = new PDFDocument({ size, margin })
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk))
    doc.on("end", () => resolve(Buffer.concat(chunks)))
    doc.on("error", reject)
    draw(doc)
    doc.end()
  })
}
