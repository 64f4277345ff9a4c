import { readPdf } from "../../../../integration-tests/support/pdf"
import { renderLetter, type LetterFacts } from "../letter-pdf"

const facts: LetterFacts = {
  reference: "CASE-7F3K-9Q2M",
  date: "21 Nov 2026",
  practice: {
    ods_code: "G81086",
    name: "Orchard Lane Surgery",
    address: "1 Orchard Lane, Leeds",
  },
  patient: {
    name: "Pass Example",
    date_of_birth: "4 May 1985",
    sex: "male",
    address: "2 High Street, Leeds, LS1 4ZZ",
    nhs_number: null,
  },
  indication: "Male pattern hair loss",
  medicine: {
    description: "Finasteride 1 mg tablets",
    dmd_code: "317309005",
    directions: "One tablet. Once a day",
    quantity: "28 (1 × 28 tablets)",
    issues: 1,
  },
  clinician: {
    name: "Dr Ada Prescriber",
    role: "prescriber",
    registration: "GMC 1234567",
  },
  note: null,
  asks_confirmation: false,
  reply: {
    address: "https://pharmacy.example/gp-reply",
    code: "K7QF-9D2M-XW4P-3HTN",
  },
  consent: "I agree that you tell my GP.",
  pharmacy: {
    name: "Example Pharmacy",
    address: "3 Market Square, Leeds",
    phone: "0113 496 0000",
    email: "care@pharmacy.example",
    premises: "9012345",
    superintendent: "Sam Superintendent",
  },
}

describe("the letter to a GP, read back from its PDF", () => {
  it("says on one page who, what, by whom, with which consent and how to answer", async () => {
    const { pages, text } = await readPdf(await renderLetter(facts))
    expect(pages).toBe(1)
    for (const said of [
      "For information: treatment supplied to your patient",
      "Practice code G81086",
      "Pass Example",
      "4 May 1985",
      "Male pattern hair loss",
      "Finasteride 1 mg tablets",
      "317309005",
      "One tablet. Once a day",
      "28 (1 × 28 tablets)",
      "Dr Ada Prescriber",
      "GMC 1234567",
      "I agree that you tell my GP.",
      "https://pharmacy.example/gp-reply",
      "K7QF-9D2M-XW4P-3HTN",
      "Any reply stops further supply at once",
      "No answer is never taken as agreement",
      "Sam Superintendent",
    ]) {
      expect(text).toContain(said)
    }
    for (const heading of [
      "Patient demographics",
      "Attendance details",
      "Medications and medical devices",
      "Plan and requested actions",
      "Legal information",
      "Person completing record",
    ]) {
      expect(text).toContain(heading)
    }
  })

  it("asks for action where supply waits for the practice's word", async () => {
    const { text } = await readPdf(
      await renderLetter({ ...facts, asks_confirmation: true })
    )
    expect(text).toContain("For action: please confirm before treatment")
    expect(text).toContain("Nothing is supplied before you have")
    expect(text).not.toContain("For information: treatment supplied")
  })

  it("keeps the reply code from the patient's copy", async () => {
    const { text } = await readPdf(
      await renderLetter({ ...facts, reply: null })
    )
    expect(text).toContain("Copy for the patient")
    expect(text).toContain("Finasteride 1 mg tablets")
    expect(text).not.toMatch(/K7QF|Reply to us|gp-reply/)
  })

  it.each(["Zoë Łukasiewicz", "Nguyễn Thị Đặng", "Şahin Ó Súilleabháin-Čapek"])(
    "prints a name as it is written: %s",
    async (name) => {
      const patient = { ...facts.patient, name }
      const { text } = await readPdf(await renderLetter({ ...facts, patient }))
      expect(text.normalize("NFC")).toContain(name.normalize("NFC"))
    }
  )

  it("stays on one page with the longest directions and note, and is the same each time", async () => {
    const long = {
      ...facts,
      medicine: {
        ...facts.medicine,
        directions: "Take one tablet each morning with water. ".repeat(20),
      },
      note: "Please check the blood pressure at the next visit. ".repeat(12),
    }
    const bytes = await renderLetter(long)
    expect((await readPdf(bytes)).pages).toBe(1)
    expect(await renderLetter(long)).toEqual(bytes)
  })

  it("is refused rather than cut where it can't fit", async () => {
    await expect(
      renderLetter({ ...facts, note: "words ".repeat(3_000) })
    ).rejects.toThrow(/one page/)
  })
})
