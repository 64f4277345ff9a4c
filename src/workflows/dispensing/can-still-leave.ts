import type { MedusaContainer } from "@medusajs/framework/types"
import { OPEN_SUPPLY_STATES } from "../../modules/dispensing/domain/supply-machine"
import { dispensingOf } from "./services"

/**
 * Whether a pack of the case may yet be given to the carrier (SAF-19). One
 * that was made up counts until the floor has taken it apart, whatever stops
 * it: a parcel with a label on it may be picked up by mistake. What was handed
 * over is a matter of its delivery and counts no more.
 * @param instalment_number only the pack of this month of a plan
 */
export async function canStillLeave(
  container: MedusaContainer,
  case_id: string,
  instalment_number?: number
): Promise<boolean> {
  const [open] = await dispensingOf(container).listSupplies(
    {
      case_id,
      state: [...OPEN_SUPPLY_STATES],
      ...(instalment_number === undefined ? {} : { instalment_number }),
    },
    { select: ["id"], take: 1 }
  )
  return open !== undefined
}
