import { asValue } from "@medusajs/framework/awilix"
import {
  ContainerRegistrationKeys,
  createMedusaContainer,
} from "@medusajs/framework/utils"
import { BILLING_MODULE } from "../../../modules/billing"
import { releaseRefund } from "../../billing/release-refund"
import { syncPayment } from "../../billing/sync-payment"
import { sweepRefunds } from "../refunds"

jest.mock("../../billing/release-refund")
jest.mock("../../billing/sync-payment")

it("notes each look, so that what can't be dealt with doesn't come first for ever", async () => {
  jest.mocked(releaseRefund).mockRejectedValue(new Error("no such case"))
  jest.mocked(syncPayment).mockRejectedValue(new Error("Stripe is down"))
  const noted: string[] = []
  const warnings: string[] = []
  const container = createMedusaContainer()
  container.register(
    BILLING_MODULE,
    asValue({
      findUnsent: async () => [{ id: "rfnd_1" }, { id: "rfnd_2" }],
      findStale: async () => [{ id: "rfnd_3", payment_id: "pay_3", key: null }],
      noteLooked: async (id: string) => {
        noted.push(id)
      },
      noteChecked: async (id: string) => {
        noted.push(id)
      },
    })
  )
  container.register(
    ContainerRegistrationKeys.LOGGER,
    asValue({ warn: (text: string) => warnings.push(text) })
  )
  expect(await sweepRefunds(container)).toBe(0)
  expect(noted).toEqual(["rfnd_1", "rfnd_2", "pay_3"])
  expect(warnings).toHaveLength(3)
})
