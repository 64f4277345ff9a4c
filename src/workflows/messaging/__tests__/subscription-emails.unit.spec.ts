import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import type { OutboundCall } from "../../../shared/partner-calls"
import { patientEmail } from "../email-templates/customer-address"
import {
  subscriptionCoolingOff,
  subscriptionReminder,
} from "../email-templates/subscription"

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

const PLAN = {
  id: "pln_1",
  reference: "PLN-1",
  patient_id: "pat_1",
  months: 6,
  state: "active",
  schedule_day: "2026-02-20",
}
const call = (subject_id: string) => ({ subject_id }) as OutboundCall

/** Its second month is due on 10 March, and its last one lies beyond the limit. */
function worldWith(plan: Partial<typeof PLAN>, email: string | null = "a@b.c") {
  jest.mocked(patientEmail).mockResolvedValue(email)
  const container = createMedusaContainer()
  container.register(
    TREATMENT_PLAN_MODULE,
    asValue({
      retrievePlan: async () => ({ ...PLAN, ...plan }),
      retrieveInstalment: async () => ({
        plan_id: "pln_1",
        number: 2,
        due_on: "2026-03-10",
        amount: 2250,
      }),
      listInstalments: async ({ number }: { number: { $gte: number } }) =>
        [1, 2, 3, 4, 5, 6]
          .filter((month) => month >= number.$gte)
          .map((month) => ({ state: month === 6 ? "cancelled" : "scheduled" })),
    })
  )
  return container
}

it("says what is taken when, how many payments are left and how to end them", async () => {
  const sent = await subscriptionReminder(worldWith({}), call("ins_2"))
  expect(sent?.to).toBe("a@b.c")
  for (const part of [
    "PLN-1",
    "10 Mar 2026",
    "£22.50",
    "4 payments are to come",
    "https://shop.example/account/plans/pln_1/end",
    "020 7946 0000",
  ]) {
    expect(sent?.text).toContain(part)
  }
})

it("says of a renewal until when it can be cancelled", async () => {
  const sent = await subscriptionCoolingOff(worldWith({}), call("pln_1"))
  expect(sent?.text).toContain("at least until 6 Mar 2026")
})

it.each([
  ["has ended", worldWith.bind(null, { state: "cancelled" })],
  ["has nobody to write to", worldWith.bind(null, {}, null)],
])("is silent where the plan %s", async (_, world) => {
  expect(await subscriptionReminder(world(), call("ins_2"))).toBeNull()
  expect(await subscriptionCoolingOff(world(), call("pln_1"))).toBeNull()
})
