import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { MESSAGING_MODULE } from "../../../modules/messaging"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import type { OutboundCall } from "../../../shared/partner-calls"
import { checkInDue } from "../email-templates/check-in-due"
import { patientEmail } from "../email-templates/customer-address"

jest.mock("../email-templates/customer-address")
jest.mock("../../../shared/env", () => ({
  runningEnv: () => ({
    STOREFRONT_URL: "https://shop.example/",
    PHARMACY_NAME: "A pharmacy",
    PHARMACY_ADDRESS: "1 High Street",
    PHARMACY_PREMISES_NUMBER: "1234567",
    PHARMACY_PHONE: "020 7946 0000",
  }),
}))

it.each([
  ["paid", "asked", false],
  ["paid", "2026-03-30", false],
  ["due", "asked", true],
  ["scheduled", "2026-03-30", true],
])(
  "says of a month that is %s (%s) that nothing is charged: %s",
  async (state, occasion, isSaid) => {
    jest.mocked(patientEmail).mockResolvedValue("a@b.c")
    const container = createMedusaContainer()
    const asked = {
      patient_id: "pat_1",
      plan_id: "pln_1",
      instalment_id: "ins_2",
      due_on: "2026-03-01",
      answered_at: null,
    }
    container.register({
      [MESSAGING_MODULE]: asValue({ retrieveCheckIn: async () => asked }),
      [TREATMENT_PLAN_MODULE]: asValue({
        retrieveInstalment: async () => ({ id: "ins_2", state }),
      }),
    })
    const call = { subject_id: `chk_1:${occasion}` } as OutboundCall
    const text = (await checkInDue(container, call))?.text ?? ""
    expect(text.includes("nothing is charged")).toBe(isSaid)
    expect(text.includes("You have paid for it already")).toBe(!isSaid)
  }
)
