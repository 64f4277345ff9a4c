import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../../modules/clinical-review"
import { PARTNER_GATEWAY_MODULE } from "../../../modules/partner-gateway"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import type { OutboundCall } from "../../../shared/partner-calls"
import { wakeWorker } from "../../relay/wake"
import { patientEmail } from "../email-templates/customer-address"
import { planEnded } from "../email-templates/plan-changed"
import { tellOfEndedPlan } from "../tell-of-ended-plan"

jest.mock("../../relay/wake")
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

type World = {
  end_reason?: string
  ended_as?: string | null
  /** Months that are paid and were not sent. */
  owed?: number
}

function worldWith({
  end_reason = "patient_asked",
  ended_as = null,
  owed = 0,
}: World) {
  const container = createMedusaContainer()
  const enqueue = jest.fn(async () => undefined)
  for (const [name, service] of Object.entries({
    [TREATMENT_PLAN_MODULE]: {
      retrievePlan: async () => ({
        id: "pln_1",
        reference: "PLN-1",
        patient_id: "pat_1",
        case_id: "case_1",
        end_reason,
      }),
      listInstalments: async () => Array.from({ length: owed }),
    },
    [CLINICAL_REVIEW_MODULE]: {
      retrieveClinicalCase: async () => ({ id: "case_1", ended_as }),
    },
    [PARTNER_GATEWAY_MODULE]: { enqueue },
  })) {
    container.register(name, asValue(service))
  }
  jest.mocked(wakeWorker).mockResolvedValue(undefined)
  return { container, enqueue }
}

it.each<[string, boolean, World]>([
  ["by its patient's own word", true, {}],
  ["so, its last parcel delivered", true, { ended_as: "completed" }],
  ["with its whole request", false, { ended_as: "cancelled" }],
  ["as it wasn't paid", false, { end_reason: "payment_failed" }],
])("a plan that ended %s is told of: %s (PAY-6)", async (_, isTold, world) => {
  const { container, enqueue } = worldWith(world)
  await tellOfEndedPlan(container, "pln_1")
  const call = {
    partner: "email",
    operation: "plan_ended",
    reference: "email:plan_ended:pln_1",
    subject_id: "pln_1",
  }
  expect(enqueue.mock.calls).toEqual(
    isTold ? [[[expect.objectContaining(call)], expect.any(Date)]] : []
  )
})

it.each([
  [0, false],
  [1, true],
])("says of %s months that money goes back: %s", async (owed, isSaid) => {
  jest.mocked(patientEmail).mockResolvedValue("a@b.c")
  const call = { subject_id: "pln_1" } as OutboundCall
  const sent = await planEnded(worldWith({ owed }).container, call)
  expect(sent).toMatchObject({ to: "a@b.c", subject: "Your plan has ended" })
  expect(sent?.text).toContain("PLN-1 has ended, as you asked")
  expect(sent?.text).toContain("https://shop.example/account/plans/pln_1")
  expect(sent?.text.includes("goes back to the card")).toBe(isSaid)
})
