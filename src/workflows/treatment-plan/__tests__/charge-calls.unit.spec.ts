import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { BILLING_MODULE } from "../../../modules/billing"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import type { OutboundCall } from "../../../shared/partner-calls"
import { applyCharge } from "../apply-charge"
import { chargeCalls } from "../charge-calls"

jest.mock("../apply-charge")
jest.mock("../chargeable", () => ({ whyNotSupplied: async () => new Map() }))
jest.mock("../months", () => ({ readMonths: async () => [] }))

/** What is asked of the partner for a call that waited, the plan's newest agreement being `agreed`. */
async function sent(agreed: string) {
  const charged: string[] = []
  const said: string[] = []
  const container = createMedusaContainer()
  container.register(
    TREATMENT_PLAN_MODULE,
    asValue({
      openCharge: async () => ({
        key: "inst_ins_1_a1",
        instalment: { id: "ins_1", amount: 2250, attempts: 1 },
        plan: { id: "pln_1", state: "active", pause_causes: [] },
        mandate: {
          id: "mnd_1",
          customer_reference: "cus_1",
          payment_method: "pm_1",
        },
      }),
      mandateOf: async () => ({ id: agreed }),
      recordCharge: async (_: string, { kind }: { kind: string }) => {
        said.push(kind)
      },
    })
  )
  container.register(
    BILLING_MODULE,
    asValue({
      charge: async ({ payment_method }: { payment_method: string }) => {
        charged.push(payment_method)
        return { status: "succeeded" }
      },
    })
  )
  const call = { subject_id: "ins_1", reference: "inst_ins_1_a1" }
  const outcome = await chargeCalls["stripe.charge"]?.send(
    container,
    call as OutboundCall
  )
  return { charged, said, kind: outcome?.kind }
}

it("charges the card that was agreed to when the charge was begun", async () => {
  expect(await sent("mnd_1")).toEqual({
    charged: ["pm_1"],
    said: [],
    kind: "done",
  })
  expect(applyCharge).toHaveBeenCalledTimes(1)
})

it("takes nothing from a card after another was agreed to: the month is due again", async () => {
  expect(await sent("mnd_2")).toEqual({
    charged: [],
    said: ["lose_answer", "not_found"],
    kind: "done",
  })
})
