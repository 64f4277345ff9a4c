import { BOLD, REGULAR, renderPdf } from "../kit/pdf"
import { plain } from "../kit/schema"
import type { Prescription } from "./prescriptions"

/** The signed prescription as PDF, with its content hash printed. */
export function signedDocument(rx: Prescription): Promise<Buffer> {
  const patient = rx.content.patient
  const field = (name: string) => plain(patient[name])
  const draw = (doc: PDFKit.PDFDocument) => {
    doc.font(BOLD).fontSize(16).text("Private prescription")
    doc.font(REGULAR).fontSize(10).moveDown(0.5)
    doc.text(`Prescription ${rx.prescription_id}`)
    doc.text(`Reference ${rx.client_ref_id}`).moveDown()
    doc.font(BOLD).text("Patient").font(REGULAR)
    doc.text(`${field("first_name")} ${field("last_name")}`)
    const born = ["birth_day", "birth_month", "birth_year"].map(field)
    doc.text(`Born ${born.join("/")}`)
    const lines = ["address_ln1", "address_ln2", "city", "post_code"].map(field)
    doc.text(lines.filter(Boolean).join(", ")).moveDown()
    doc.font(BOLD).text("Medicines").font(REGULAR)
    for (const medicine of rx.content.medicines) {
      doc.text(`${plain(medicine.description)}, ${plain(medicine.qty)}`)
      doc.text(plain(medicine.directions), {
        indent: 10,
        indentAllLines: true,
      })
      if (medicine.repeats !== undefined) {
        doc.text(`Issues: ${plain(medicine.repeats)}`, { indent: 10 })
      }
    }
    const p = rx.prescriber
    doc.moveDown().font(BOLD).text("Signed electronically")
    doc.font(REGULAR).text(`${p.first_name} ${p.last_name}`)
    doc.text(`${p.registration_body} ${p.registration_number}`)
    doc.text(rx.signed_at ?? "").moveDown()
    doc.fontSize(7).text(`SHA-256 ${rx.content_hash ?? ""}`)
  }
  return renderPdf("A5", 36, draw, rx.content)
}
