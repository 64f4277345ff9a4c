import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { Modules } from "@medusajs/framework/utils"
import type { OwnPlan } from "../../../modules/treatment-plan/patient-changes"
import { clock } from "../../../shared/clock"
import { invalid } from "../../../shared/errors"
import { servedArea } from "../../checkout/served-area"
import type { DeliveryAddressInput } from "../../checkout/set-delivery"
import { wakeWorker } from "../../relay/wake"
import { plansOf } from "../../treatment-plan/services"

export type ChangeAddressInput = OwnPlan & { address: DeliveryAddressInput }

const keepAddressStep = createStep(
  "keep-plan-address",
  async (input: ChangeAddressInput, { container }) => {
    const { customer_id, address } = input
    await plansOf(container).ownPlan(input)
    const area = servedArea(address)
    if (!area.served) {
      throw invalid(`address.${area.field}`, area.reason)
    }
    const { id } = await container
      .resolve(Modules.CUSTOMER)
      .createCustomerAddresses({
        customer_id,
        first_name: address.first_name,
        last_name: address.last_name,
        address_1: address.address_1,
        address_2: address.address_2 ?? "",
        city: address.city,
        province: address.county ?? "",
        postal_code: area.postcode,
        country_code: "gb",
        phone: address.phone ?? "",
      })
    return new StepResponse(id, id)
  },
  async (id, { container }) => {
    if (id) {
      await container.resolve(Modules.CUSTOMER).deleteCustomerAddresses([id])
    }
  }
)

const useAddressStep = createStep(
  "use-plan-address",
  async (input: OwnPlan & { address_id: string }, { container }) => {
    await plansOf(container).changeAddress(input, clock.now())
    await wakeWorker(container)
    // Nothing to undo: it is the last step.
    return new StepResponse({ id: input.plan_id })
  }
)

/**
 * A patient has the parcels that are still to come sent to another address,
 * where we deliver (ENT-4); one whose order is made goes where it was to go.
 * The team hears of it (W7).
 * @throws not_found for somebody else's; invalid_field; transition_not_allowed of a plan that has ended
 */
export const changePlanAddressWorkflow = createWorkflow(
  "change-plan-address",
  function (input: ChangeAddressInput) {
    const address_id = keepAddressStep(input)
    return new WorkflowResponse(
      useAddressStep({
        plan_id: input.plan_id,
        customer_id: input.customer_id,
        address_id,
      })
    )
  }
)
