import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { PlanRecord } from "../../../modules/treatment-plan/types"
import {
  orderAddress,
  planAddresses,
} from "../../treatment-plan/delivery-address"

/** Where the parcels of a plan go whose order isn't made yet. */
export async function readPlanAddress(
  container: MedusaContainer,
  plan: PlanRecord
) {
  const moved = (await planAddresses(container, [plan])).get(plan.id)
  const { province, postal_code, country_code, ...address } =
    moved ?? orderAddress(await addressOfOrder(container, plan.order_id))
  return {
    ...address,
    county: province,
    postcode: country_code === "gb" ? postal_code : "",
  }
}

async function addressOfOrder(container: MedusaContainer, id: string) {
  const { shipping_address } = await container
    .resolve(Modules.ORDER)
    .retrieveOrder(id, { select: ["id"], relations: ["shipping_address"] })
  return shipping_address
}
