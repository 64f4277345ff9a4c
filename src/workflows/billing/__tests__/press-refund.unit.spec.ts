import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { BILLING_MODULE } from "../../../modules/billing"
import type { Actor } from "../../../shared/actor"
import { PartnerHttpError } from "../../../shared/http/http-client"
import { pressRefundWorkflow } from "../press-refund"
import { syncPayment } from "../sync-payment"

jest.mock("../sync-payment")
jest.mock("../../relay/wake")

const actor: Actor = { type: "staff", id: "user_1", role: "pharmacy_team" }
const settle = {
  refund_id: "rfnd_1",
  press: "settle",
  reason: "By bank transfer",
  actor,
} as const

function backend() {
  const did: string[] = []
  const container = createMedusaContainer()
  container.register(
    BILLING_MODULE,
    asValue({
      listCaseRefunds: async () => [
        {
          id: "rfnd_1",
          case_id: null,
          purpose: "external",
          payment_intent: "pi_1",
        },
      ],
      settleByHand: async () => {
        did.push("settle")
        return { id: "rfnd_1", state: "settled_by_hand" }
      },
    })
  )
  return { container, did }
}

it("asks Stripe before a person's word settles a refund", async () => {
  const { container, did } = backend()
  jest.mocked(syncPayment).mockImplementation(async () => {
    did.push("ask")
  })
  await pressRefundWorkflow(container).run({ input: settle })
  expect(did).toEqual(["ask", "settle"])
})

it("settles nothing while Stripe can't say", async () => {
  const { container, did } = backend()
  jest
    .mocked(syncPayment)
    .mockRejectedValue(Object.create(PartnerHttpError.prototype))
  await expect(
    pressRefundWorkflow(container).run({ input: settle })
  ).rejects.toMatchObject({ code: "partner_unavailable" })
  expect(did).toEqual([])
})
