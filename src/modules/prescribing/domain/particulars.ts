import { MOST_ISSUES, type PrescriptionContent } from "./content"

/** The kinds of appropriate practitioner, by the body that registers them (reg 214, reg 217(4)(c)). */
const KINDS: Readonly<Record<string, string>> = {
  GMC: "Doctor",
  GPhC: "Pharmacist independent prescriber",
  NMC: "Nurse independent prescriber",
}

/** "Doctor" for the GMC and so on; undefined for a body that makes no prescriber. */
export const kindOfPractitioner = (body: string): string | undefined =>
  KINDS[body]

/**
 * The particulars a prescription lacks (reg 217(4); R-16): nothing is sent to
 * be signed while there is one. The appropriate date comes with the signature;
 * the date of birth says the age that is wanted of a child under 12. The number
 * of issues is always written: the law would read two into its absence.
 */
export function missingParticulars(content: PrescriptionContent): string[] {
  const { patient, prescriber } = content
  const missing: string[] = []
  const need = (present: unknown, name: string) => {
    if (!present) {
      missing.push(name)
    }
  }
  need(prescriber.address.trim(), "address of the practitioner")
  need(kindOfPractitioner(prescriber.body), "kind of practitioner")
  need(
    /\S\s+\S/.test(prescriber.name),
    "first and last name of the practitioner"
  )
  need(prescriber.number.trim(), "registration number of the practitioner")
  need(patient.first_name.trim(), "patient's first name")
  need(patient.last_name.trim(), "patient's last name")
  need(patient.address.line_1.trim(), "patient's address")
  need(patient.address.city.trim(), "patient's town")
  need(patient.address.postcode.trim(), "patient's postcode")
  need(/^\d{4}-\d{2}-\d{2}$/.test(patient.date_of_birth), "date of birth")
  const { issues } = content
  need(
    Number.isInteger(issues) && issues >= 1 && issues <= MOST_ISSUES,
    `number of issues, from 1 to ${MOST_ISSUES}`
  )
  content.medicines.forEach((medicine, index) => {
    const at = (name: string) => `${name} of medicine ${index + 1}`
    need(medicine.description.trim(), at("name, strength and form"))
    need(medicine.dose.trim() || medicine.directions.trim(), at("directions"))
  })
  return missing
}

/** The IPv4 address in what a connection calls its peer; null where there is only an IPv6 one. */
export function ipv4Of(address: string): string | null {
  const plain = address.replace(/^::ffff:/i, "")
  if (plain === "::1") {
    return "127.0.0.1"
  }
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(plain) ? plain : null
}
