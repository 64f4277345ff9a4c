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
  /** Months that were not sent. */
  months?: { id: string; state: string }[]
  /** What of the plan happened after its end. */
  since?: { event: string; instalment_id: string }[]
}

type Asked = { $or: { state: string; id?: string[] }[] }
type Told = { event: string; at?: object }

const ENDED_AT = new Date("2026-08-01T10:00:00Z")
const isSince = (at?: object): boolean =>
  JSON.stringify(at) === JSON.stringify({ $gte: ENDED_AT })

function worldWith({
  end_reason = "patient_asked",
  ended_as = null,
  months = [],
  since = [],
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
      listInstalments: async ({ $or }: Asked) =>
        months.filter((month) =>
          $or.some(
            ({ state, id }) =>
              state === month.state && (id?.includes(month.id) ?? true)
          )
        ),
      listPlanEvents: async ({ event, at }: Told) =>
        event === "plan.cancel"
          ? [{ at: ENDED_AT }]
          : since.filter((one) => one.event === event && isSince(at)),
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

const refunded = { id: "ins_3", state: "refunded" }
const tookPlace = (event: string) => [{ event, instalment_id: "ins_3" }]

it.each<[string, boolean, World]>([
  ["nothing paid", false, {}],
  ["a paid month", true, { months: [{ id: "ins_3", state: "paid" }] }],
  [
    "a month refunded since",
    true,
    { months: [refunded], since: tookPlace("instalment.refund") },
  ],
  ["a month refunded long ago", false, { months: [refunded] }],
  [
    "a month whose money a bank took",
    false,
    { months: [refunded], since: tookPlace("instalment.lose_dispute") },
  ],
])("says of %s that money goes back: %s", async (_, isSaid, world) => {
  jest.mocked(patientEmail).mockResolvedValue("a@b.c")
  const call = { subject_id: "pln_1" } as OutboundCall
  const sent = await planEnded(worldWith(world).container, call)
  expect(sent).toMatchObject({ to: "a@b.c", subject: "Your plan has ended" })
  expect(sent?.text).toContain("PLN-1 has ended, as you asked")
  expect(sent?.text).toContain("https://shop.example/account/plans/pln_1")
  expect(sent?.text.includes("goes back to the card")).toBe(isSaid)
})
