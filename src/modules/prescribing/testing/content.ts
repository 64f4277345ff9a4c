import type { PrescriptionContent } from "../domain/content"

/** An invented patient's prescription, changed as a test needs it. */
export const content = (
  change: (content: PrescriptionContent) => void = () => undefined
): PrescriptionContent => {
  const made: PrescriptionContent = {
    patient: {
      id: "pat_01",
      first_name: "Robin",
      last_name: "Ashdown",
      sex: "male",
      date_of_birth: "1988-07-04",
      address: {
        line_1: "1 High Street",
        line_2: "Flat 2",
        city: "Leeds",
        postcode: "LS1 4BT",
      },
      email: "robin@example.test",
      phone: "+447700900123",
      nhs_number: null,
    },
    medicines: [
      {
        formulary_item_id: "fit_01",
        variant_id: "variant_01",
        description: "Finasteride 1 mg tablets",
        dmd: { vmp: "317893003", vmpp: null, amp: null, ampp: null },
        dose: "1 mg",
        directions: "Take one tablet once a day",
        quantity: 28,
        packs: 1,
        pack_size: "28 tablets",
      },
    ],
    issues: 1,
    minimum_interval_days: 0,
    prescriber: {
      name: "Jo Whitmore",
      body: "GMC",
      number: "7012345",
      address: "12 Orchard Lane, Leeds LS1 4ZZ",
    },
    consultation_reference: "CON-7F3K-9Q2M",
  }
  change(made)
  return made
}
