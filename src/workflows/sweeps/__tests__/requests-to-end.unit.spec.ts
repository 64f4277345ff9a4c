import { asValue } from "@medusajs/framework/awilix"
import {
  ContainerRegistrationKeys,
  createMedusaContainer,
} from "@medusajs/framework/utils"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import { endWhereAsked } from "../../treatment-plan/end-on-request"
import { itemsUnderSubscriptionRules } from "../../treatment-plan/subscription-rules"
import { sweepRequestsToEnd } from "../requests-to-end"

jest.mock("../../treatment-plan/end-on-request")
jest.mock("../../treatment-plan/subscription-rules")

/** Three plans that their patients paused: two asked to end theirs. */
function backend() {
  const container = createMedusaContainer()
  const listPlans = jest.fn(async () =>
    ["pln_1", "pln_2", "pln_3"].map((id) => ({ id }))
  )
  container.register(
    TREATMENT_PLAN_MODULE,
    asValue({
      listPlans,
      listPlanEvents: async () => [{ plan_id: "pln_1" }, { plan_id: "pln_3" }],
    })
  )
  container.register(
    ContainerRegistrationKeys.LOGGER,
    asValue({ error: () => undefined })
  )
  return { container, listPlans }
}

it("ends each plan that waits for it, whatever becomes of another (R-09)", async () => {
  jest.mocked(itemsUnderSubscriptionRules).mockResolvedValue(["fit_1"])
  jest
    .mocked(endWhereAsked)
    .mockRejectedValueOnce(new Error("away"))
    .mockResolvedValueOnce(true)
  expect(await sweepRequestsToEnd(backend().container)).toBe(1)
  expect(
    jest.mocked(endWhereAsked).mock.calls.map(([, plan]) => plan.id)
  ).toEqual(["pln_1", "pln_3"])
})

it("looks at nothing where no class is under the rules", async () => {
  jest.mocked(itemsUnderSubscriptionRules).mockResolvedValue([])
  const { container, listPlans } = backend()
  expect(await sweepRequestsToEnd(container)).toBe(0)
  expect(listPlans).not.toHaveBeenCalled()
})
