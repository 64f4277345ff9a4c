import type { MedusaContainer } from "@medusajs/framework/types"
import type { CheckFact } from "../../modules/dispensing/domain/gates"
import type { SupplyWithParts } from "./facts"
import { dispensingOf } from "./services"

/**
 * A pharmacist checks clinically once a prescription or approval, and again
 * after any hold, stop, change or overlap (DSP-6): the check of an earlier
 * instalment counts for a later one until one of these came. Null where a check
 * of the supply's own is needed.
 */
export async function carriedCheck(
  container: MedusaContainer,
  supply: SupplyWithParts
): Promise<CheckFact | null> {
  const hasOwn = supply.checks.some(({ kind }) => kind === "clinical")
  if (supply.instalment_number === 1 || supply.overlap_flagged || hasOwn) {
    return null
  }
  const dispensing = dispensingOf(container)
  const earlier = await dispensing.listSupplies(
    {
      case_id: supply.case_id,
      prescription_id: supply.prescription_id,
      formulary_item_id: supply.formulary_item_id,
      quantity: supply.quantity,
      instalment_number: { $lt: supply.instalment_number },
    },
    { relations: ["checks", "holds"], take: null }
  )
  const checks = earlier
    .flatMap((one) => one.checks)
    .filter((one) => one.kind === "clinical" && one.voided_at === null)
    .sort((a, b) => b.at.getTime() - a.at.getTime())
  const [check] = checks
  if (!check) {
    return null
  }
  const isHeldSince = [...earlier, supply]
    .flatMap(({ holds }) => holds)
    .some(({ opened_at }) => opened_at >= check.at)
  const [stop] = await dispensing.listStopOrders(
    {
      subject_id: [supply.patient_id, supply.case_id, supply.formulary_item_id],
      opened_at: { $gte: check.at },
    },
    { select: ["id"], take: 1 }
  )
  return isHeldSince || stop
    ? null
    : { user_id: check.user_id, name: check.name, at: check.at }
}
