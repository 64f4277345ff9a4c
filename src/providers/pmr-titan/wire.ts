import { z } from "@medusajs/framework/zod"
import type { PmrRecord } from "../../modules/pmr/provider"

/**
 * [OURS] The proposed REST contract (partner notes 3.1): FHIR R4 under UK Core
 * names. Invatech has published none; everything of it lies in this file.
 */
export const ITEM_SYSTEM = "https://willow-pharmacy.example/Id/supply"
const PRESCRIPTION_SYSTEM = "https://willow-pharmacy.example/Id/prescription"
const NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"
const DMD = "https://dmd.nhs.uk"
const REGISTERS: Record<string, string> = {
  GMC: "https://fhir.hl7.org.uk/Id/gmc-number",
  GPhC: "https://fhir.hl7.org.uk/Id/gphc-number",
  NMC: "https://fhir.hl7.org.uk/Id/nmc-number",
}

export const bundleAnswer = z.object({
  entry: z.array(z.object({ response: z.object({ location: z.string() }) })),
})

export const searchAnswer = z.object({
  entry: z
    .array(z.object({ resource: z.object({ id: z.string() }) }))
    .optional(),
})

/** A record as the transaction bundle it is sent in. */
export function toBundle(record: PmrRecord): Record<string, unknown> {
  return {
    resourceType: "Bundle",
    type: "transaction",
    entry: [
      { fullUrl: "urn:uuid:patient", resource: patient(record) },
      { fullUrl: "urn:uuid:practitioner", resource: practitioner(record) },
      { fullUrl: "urn:uuid:request", resource: request(record) },
    ],
  }
}

function patient({ patient: person }: PmrRecord) {
  return {
    resourceType: "Patient",
    identifier: [
      {
        system: "https://willow-pharmacy.example/Id/patient",
        value: person.id,
      },
      ...(person.nhs_number
        ? [{ system: NHS_NUMBER, value: person.nhs_number }]
        : []),
    ],
    name: [{ family: person.last_name, given: [person.first_name] }],
    gender: person.sex,
    birthDate: person.date_of_birth,
    address: [{ line: person.address, postalCode: person.postcode }],
  }
}

function practitioner({ approver }: PmrRecord) {
  const system = approver.body ? REGISTERS[approver.body] : undefined
  return {
    resourceType: "Practitioner",
    name: [{ text: approver.name }],
    ...(system && approver.number
      ? { identifier: [{ system, value: approver.number }] }
      : {}),
  }
}

function request(record: PmrRecord) {
  const { medicine, prescription } = record
  return {
    resourceType: "MedicationRequest",
    status: "active",
    intent: "order",
    identifier: [{ system: ITEM_SYSTEM, value: record.reference }],
    ...(prescription
      ? {
          groupIdentifier: {
            system: PRESCRIPTION_SYSTEM,
            value: prescription.reference,
          },
        }
      : {}),
    medicationCodeableConcept: {
      text: medicine.description,
      ...(medicine.dmd_code
        ? {
            coding: [
              {
                system: DMD,
                code: medicine.dmd_code,
                display: medicine.description,
              },
            ],
          }
        : {}),
    },
    subject: { reference: "urn:uuid:patient" },
    requester: { reference: "urn:uuid:practitioner" },
    authoredOn: record.authored_at.toISOString(),
    dosageInstruction: [{ text: medicine.directions }],
    dispenseRequest: { quantity: { value: medicine.quantity } },
  }
}

/** The request's id out of the answer's locations. */
export function requestId(
  answer: z.infer<typeof bundleAnswer>
): string | undefined {
  const location = answer.entry
    .map((entry) => entry.response.location)
    .find((one) => one.startsWith("MedicationRequest/"))
  return location?.split("/")[1]
}
