import PDFDocument from "pdfkit"

export type LetterFacts = {
  reference: string
  /** "21 Nov 2026" */
  date: string
  practice: { ods_code: string; name: string; address: string }
  patient: {
    name: string
    date_of_birth: string
    sex: string
    address: string
    nhs_number: string | null
  }
  indication: string | null
  medicine: {
    description: string
    dmd_code: string | null
    directions: string
    quantity: string
    issues: number
  }
  clinician: { name: string; role: string; registration: string }
  note: string | null
  consent: string
  pharmacy: {
    name: string
    address: string
    phone: string
    email: string
    premises: string
    superintendent: string
  }
}

const INK = "#17211d"
const ACCENT = "#0f5c4a"
const MARGIN = 56
const LABEL_WIDTH = 130

/**
 * The letter to a GP on one A4 page, under the headings of the PRSB outpatient
 * letter that apply here, for information, with the named clinician.
 * @returns the PDF's bytes; the same facts give the same bytes
 */
export function renderLetter(facts: LetterFacts): Promise<Buffer> {
  const doc = new PDFDocument({
    size: "A4",
    margin: MARGIN,
    info: {
      Title: `Letter ${facts.reference}`,
      Author: facts.pharmacy.name,
      // A fixed date keeps the bytes of one letter the same.
      CreationDate: new Date(0),
      ModDate: new Date(0),
    },
    lang: "en-GB",
  })
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk))
    doc.on("end", () => resolve(Buffer.concat(chunks)))
    doc.on("error", reject)
  })
  heading(doc, facts)
  for (const [title, rows] of sections(facts)) {
    section(doc, title, rows)
  }
  footer(doc, facts)
  doc.end()
  return done
}

type Rows = [label: string, value: string][]

function sections(facts: LetterFacts): [string, Rows][] {
  const { patient, medicine, clinician } = facts
  return [
    [
      "Patient demographics",
      [
        ["Name", patient.name],
        ["Date of birth", patient.date_of_birth],
        ["Sex", patient.sex],
        ["Address", patient.address],
        ["NHS number", patient.nhs_number ?? "not given"],
      ],
    ],
    [
      "Attendance details",
      [
        ["Contact", `Online consultation, ${facts.date}`],
        ["Reference", facts.reference],
        ["Reason", facts.indication ?? "see medicine"],
      ],
    ],
    [
      "Medications and medical devices",
      [
        ["Medicine", medicine.description],
        ...(medicine.dmd_code
          ? ([["dm+d code", medicine.dmd_code]] satisfies Rows)
          : []),
        ["Directions", medicine.directions],
        ["Quantity", medicine.quantity],
        ["Number of issues", String(medicine.issues)],
      ],
    ],
    [
      "Plan and requested actions",
      [
        [
          "For information",
          facts.note ??
            "Please add this treatment to the patient's record. Tell us if you know of a reason why it should not be supplied.",
        ],
      ],
    ],
    ["Legal information", [["Consent", `"${facts.consent}"`]]],
    [
      "Person completing record",
      [
        ["Name", clinician.name],
        ["Role", clinician.role.replaceAll("_", " ")],
        ["Registration", clinician.registration],
        ["Date", facts.date],
      ],
    ],
  ]
}

function heading(doc: PDFKit.PDFDocument, facts: LetterFacts): void {
  const { pharmacy, practice } = facts
  doc
    .font("Helvetica-Bold")
    .fontSize(17)
    .fillColor(ACCENT)
    .text(pharmacy.name)
    .font("Helvetica")
    .fontSize(9)
    .fillColor(INK)
    .text(pharmacy.address)
    .text(`Telephone ${pharmacy.phone}   Email ${pharmacy.email}`)
    .text(
      `GPhC premises ${pharmacy.premises}   Superintendent pharmacist ${pharmacy.superintendent}`
    )
    .moveDown(1.2)
    .fontSize(10.5)
    .text(practice.name)
    .text(practice.address)
    .text(`Practice code ${practice.ods_code}`)
    .moveDown(1)
    .font("Helvetica-Bold")
    .fontSize(12)
    .text("For information: treatment supplied to your patient")
}

function section(doc: PDFKit.PDFDocument, title: string, rows: Rows): void {
  doc
    .moveDown(0.7)
    .font("Helvetica-Bold")
    .fontSize(10.5)
    .fillColor(ACCENT)
    .text(title, MARGIN)
    .fillColor(INK)
    .fontSize(10)
  for (const [label, value] of rows) {
    const top = doc.y + 2
    doc.font("Helvetica-Bold").text(label, MARGIN, top, { width: LABEL_WIDTH })
    const afterLabel = doc.y
    doc.font("Helvetica").text(value, MARGIN + LABEL_WIDTH, top, {
      width: doc.page.width - 2 * MARGIN - LABEL_WIDTH,
    })
    doc.y = Math.max(doc.y, afterLabel)
  }
}

function footer(doc: PDFKit.PDFDocument, facts: LetterFacts): void {
  doc
    .moveDown(1)
    .font("Helvetica")
    .fontSize(8.5)
    .text(
      `Sent by ${facts.pharmacy.name} with the patient's consent. If this reached you in error, please tell us at ${facts.pharmacy.email} and delete it.`,
      MARGIN,
      doc.y,
      { width: doc.page.width - 2 * MARGIN }
    )
}
