import type { MedusaContainer } from "@medusajs/framework/types"
import { OPEN_SUPPLY_STATES } from "../../modules/dispensing/domain/supply-machine"
import { settleAuthorities } from "../prescribing/settle-authorities"
import { settleLaterAnswers } from "./later-answers"
import { dispensingOf } from "./services"
import { settleSupply } from "./settle-supply-gates"

const COLUMN = {
  patient: "patient_id",
  case: "case_id",
  item: "formulary_item_id",
  batch: "formulary_item_id",
} as const

/**
 * What follows when a stop was opened or released: the prescriptions of its
 * person are suspended or taken up again, and the gates that staff see are
 * judged anew. The stop itself works without it. Repeatable.
 */
export async function settleStop(
  container: MedusaContainer,
  stop_id: string
): Promise<void> {
  const dispensing = dispensingOf(container)
  const stop = await dispensing.retrieveStopOrder(stop_id)
  const { scope, subject_id } = stop
  await settleLaterAnswers(container, stop)
  if (scope === "patient" || scope === "case") {
    await settleAuthorities(container, { [COLUMN[scope]]: subject_id })
  }
  const open = await dispensing.listSupplies(
    { [COLUMN[scope]]: subject_id, state: [...OPEN_SUPPLY_STATES] },
    { select: ["id"], take: null }
  )
  for (const { id } of open) {
    await settleSupply(container, id)
  }
}
