import { OPEN_SUPPLY_STATES, type SupplyState } from "./supply-machine"

/** Left the building, and what becomes of it isn't known or settled yet. */
const UNSETTLED: readonly SupplyState[] = [
  "dispatched",
  "delivery_failed",
  "returned",
]

type Known = { state: SupplyState; instalment_number: number }

/** Whether an earlier instalment left and never arrived, as far as anybody has said (DSP-3). */
export const isUndelivered = (
  { state, instalment_number }: Known,
  number: number
): boolean => instalment_number < number && UNSETTLED.includes(state)

/**
 * Whether nothing of a case is still to come: no supply can leave or is on its
 * way, and one of its last instalment, or of a later one, is delivered (DLV-1).
 * @param last the number of the instalment after which none comes
 */
export function isSupplyOver(
  supplies: readonly Known[],
  last: number
): boolean {
  const isUnderWay = supplies.some(
    ({ state }) =>
      OPEN_SUPPLY_STATES.includes(state) || UNSETTLED.includes(state)
  )
  return (
    !isUnderWay &&
    supplies.some(
      ({ state, instalment_number }) =>
        state === "delivered" && instalment_number >= last
    )
  )
}
