import type { MedusaContainer } from "@medusajs/framework/types"
import {
  closedGates,
  mayLeave,
  supplyGates,
  type Gate,
  type SupplyFacts,
} from "../../modules/dispensing/domain/gates"
import { clock } from "../../shared/clock"
import { notAllowed } from "../../shared/errors"
import { londonDay } from "../../shared/london"
import { gatherFacts, readSupply, type SupplyWithParts } from "./facts"

export type Judged = {
  supply: SupplyWithParts
  facts: SupplyFacts
  gates: Gate[]
}

/** A supply with its gates as they stand now; the one place where they are judged. */
export async function judgeSupply(
  container: MedusaContainer,
  supplyId: string
): Promise<Judged> {
  const supply = await readSupply(container, supplyId)
  const facts = await gatherFacts(container, supply)
  const now = clock.now()
  return { supply, facts, gates: supplyGates(facts, now, londonDay(now)) }
}

/** @throws gate_closed naming every closed gate */
export function assertMayLeave({ supply, gates }: Judged): void {
  if (!mayLeave(gates)) {
    throw notAllowed(
      "gate_closed",
      `Supply ${supply.id} may not leave: ${closedGates(gates)}`
    )
  }
}
