import type { MedusaContainer } from "@medusajs/framework/types"
import { dispensingOf } from "../../dispensing/services"

/** What an email about a parcel may say: its tracking number and our reference, nothing of what is inside. */
export async function parcelOfSupply(
  container: MedusaContainer,
  supplyId: string
): Promise<{
  patient_id: string
  order_display_id: string
  tracking_url: string | null
} | null> {
  const dispensing = dispensingOf(container)
  const [supply] = await dispensing.listSupplies(
    { id: supplyId },
    { relations: ["parcels"] }
  )
  if (!supply) {
    return null
  }
  const number = supply.parcels.find(
    ({ state }) => state !== "voided"
  )?.tracking_number
  return {
    patient_id: supply.patient_id,
    order_display_id: supply.order_display_id,
    tracking_url: number ? dispensing.trackingUrl(number) : null,
  }
}
