import type { MedusaContainer } from "@medusajs/framework/types"
import { dosesInForce } from "../dose-change/month-terms"
import type { SupplyWithParts } from "./facts"
import { dispensingOf } from "./services"

type Sent = Pick<
  SupplyWithParts,
  "formulary_item_id" | "treatment_name" | "dispatched_at"
>

/**
 * What the patient was sent last of a plan, where a supply is of another
 * strength (SAF-18); where nothing has left, what the plan was bought as. Null
 * where it is the same. A parcel that replaces one of the same month is not
 * held against that one, as it may be the first to arrive.
 */
export async function readStrengthChange(
  container: MedusaContainer,
  supply: Sent & Pick<SupplyWithParts, "case_id" | "instalment_number">
): Promise<{ from: string; to: string } | null> {
  const { case_id } = supply
  const [bought] = await dosesInForce(container, { case_id: [case_id] })
  if (!bought) {
    return null
  }
  const left = await dispensingOf(container).listSupplies(
    {
      case_id,
      instalment_number: { $ne: supply.instalment_number },
      dispatched_at: { $ne: null },
    },
    { order: { dispatched_at: "DESC" }, take: null }
  )
  const last = left.find((one) => isBefore(one, supply)) ?? {
    formulary_item_id: bought.from_item_id,
    treatment_name: bought.from_name,
  }
  return last.formulary_item_id === supply.formulary_item_id
    ? null
    : { from: last.treatment_name, to: supply.treatment_name }
}

/** Whether one left before the other did, or will. */
const isBefore = (one: Sent, other: Sent): boolean =>
  one.dispatched_at !== null &&
  (other.dispatched_at === null || one.dispatched_at < other.dispatched_at)
