import bwipjs from "bwip-js/node"
import PDFDocument from "pdfkit"
import { invalid } from "../../shared/errors"
import { letterFonts } from "./letter-fonts"

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
  /** The practice is asked to confirm before anything is supplied (SAF-5, R-28). */
  asks_confirmation: boolean
  /** Where and with which code the practice answers; any answer stops supply (TRG-5). None on the patient's copy. */
  reply: { address: string; code: string } | null
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

type Reply = NonNullable<LetterFacts["reply"]>

const REGULAR = "regular"
const BOLD = "bold"
const INK = "#17211d"
const ACCENT = "#0f5c4a"
const MARGIN = 56
const LABEL_WIDTH = 130
const QR_WIDTH = 62

/** Sizes of type that are tried, largest first, until the letter fits its page. */
const SCALES = [1, 0.94, 0.88, 0.82, 0.76]

/**
 * The letter to a GP on one A4 page, under the headings of the PRSB outpatient
 * letter that apply here, with the named clinician, what is asked of the
 * practice and how it answers (R-29, W5).
 * @returns the PDF's bytes; the same facts give the same bytes
 */
export async function renderLetter(facts: LetterFacts): Promise<Buffer> {
  const qr = facts.reply ? await qrOf(facts.reply) : null
  for (const scale of SCALES) {
    const { bytes, pages } = await draw(facts, qr, scale)
    if (pages === 1) {
      return bytes
    }
  }
  throw invalid("directions", "are too long for a letter of one page")
}

const qrOf = (reply: Reply): Promise<Buffer> =>
  bwipjs.toBuffer({
    bcid: "qrcode",
    // Behind the "#", so that no server and no log sees the code.
    text: `${reply.address}#${reply.code}`,
    scale: 3,
  })

function draw(
  facts: LetterFacts,
  qr: Buffer | null,
  scale: number
): Promise<{ bytes: Buffer; pages: number }> {
  let pages = 1
  const doc = new PDFDocument({
    size: "A4",
    margin: MARGIN * scale,
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
  const done = new Promise<{ bytes: Buffer; pages: number }>(
    (resolve, reject) => {
      doc.on("data", (chunk: Buffer) => chunks.push(chunk))
      doc.on("end", () => resolve({ bytes: Buffer.concat(chunks), pages }))
      doc.on("error", reject)
    }
  )
  doc.on("pageAdded", () => (pages += 1))
  const { regular, bold } = letterFonts()
  doc.registerFont(REGULAR, regular).registerFont(BOLD, bold)
  const page = { doc, scale, margin: MARGIN * scale }
  heading(page, facts)
  for (const [title, rows] of sections(facts)) {
    section(page, title, rows)
  }
  if (facts.reply && qr) {
    replyBox(page, facts.reply, qr)
  }
  footer(page, facts)
  doc.end()
  return done
}

type Page = { doc: PDFKit.PDFDocument; scale: number; margin: number }

const numberOfIssues = (issues: number): string =>
  issues > 1 ? `${issues}, at most one a month` : String(issues)

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
        ["Number of issues", numberOfIssues(medicine.issues)],
      ],
    ],
    [
      "Plan and requested actions",
      facts.asks_confirmation
        ? [
            [
              "For action",
              "Please confirm that this treatment is appropriate for the patient and that its monitoring is in place. Nothing is supplied before you have.",
            ],
            ...(facts.note
              ? ([["For information", facts.note]] satisfies Rows)
              : []),
          ]
        : [
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

const purposeOf = (facts: LetterFacts): string =>
  (facts.reply ? "" : "Copy for the patient. ") +
  (facts.asks_confirmation
    ? "For action: please confirm before treatment is supplied"
    : "For information: treatment supplied to your patient")

function heading({ doc, scale }: Page, facts: LetterFacts): void {
  const { pharmacy, practice } = facts
  doc
    .font(BOLD)
    .fontSize(17 * scale)
    .fillColor(ACCENT)
    .text(pharmacy.name)
    .font(REGULAR)
    .fontSize(9 * scale)
    .fillColor(INK)
    .text(pharmacy.address)
    .text(`Telephone ${pharmacy.phone}   Email ${pharmacy.email}`)
    .text(
      `GPhC premises ${pharmacy.premises}   Superintendent pharmacist ${pharmacy.superintendent}`
    )
    .moveDown(1)
    .fontSize(10.5 * scale)
    .text(practice.name)
    .text(practice.address)
    .text(`Practice code ${practice.ods_code}`)
    .moveDown(0.8)
    .font(BOLD)
    .fontSize(12 * scale)
    .text(purposeOf(facts))
}

function section(
  { doc, scale, margin }: Page,
  title: string,
  rows: Rows
): void {
  const labelWidth = LABEL_WIDTH * scale
  doc
    .moveDown(0.6)
    .font(BOLD)
    .fontSize(10.5 * scale)
    .fillColor(ACCENT)
    .text(title, margin)
    .fillColor(INK)
    .fontSize(10 * scale)
  for (const [label, value] of rows) {
    const top = doc.y + 2 * scale
    doc.font(BOLD).text(label, margin, top, { width: labelWidth })
    const afterLabel = doc.y
    doc.font(REGULAR).text(value, margin + labelWidth, top, {
      width: doc.page.width - 2 * margin - labelWidth,
    })
    doc.y = Math.max(doc.y, afterLabel)
  }
}

/** How to answer, with the code as text and to be scanned. */
function replyBox(
  { doc, scale, margin }: Page,
  reply: Reply,
  qr: Buffer
): void {
  const side = QR_WIDTH * scale
  const left = margin + side + 12 * scale
  const width = doc.page.width - margin - left
  doc.moveDown(0.8)
  const top = doc.y
  doc
    .font(BOLD)
    .fontSize(10.5 * scale)
    .fillColor(ACCENT)
    .text("Reply to us", left, top, { width })
    .fillColor(INK)
    .font(REGULAR)
    .fontSize(10 * scale)
    .text(
      `Any reply stops further supply at once, until our clinician has read it and spoken to you where needed. Scan the code, or open ${reply.address} and enter`,
      { width }
    )
    .moveDown(0.3)
    .font("Courier-Bold")
    .fontSize(12 * scale)
    .text(reply.code, { width })
  const bottom = Math.max(doc.y, top + side)
  doc.image(qr, margin, top, { width: side, height: side })
  doc.x = margin
  doc.y = bottom
}

function footer({ doc, scale, margin }: Page, facts: LetterFacts): void {
  doc
    .moveDown(0.8)
    .font(REGULAR)
    .fontSize(8.5 * scale)
    .text(
      `Sent by ${facts.pharmacy.name} with the patient's consent. No answer is never taken as agreement. If this reached you in error, please tell us at ${facts.pharmacy.email} and delete it.`,
      margin,
      doc.y,
      { width: doc.page.width - 2 * margin }
    )
}
