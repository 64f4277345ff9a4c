import { reserveAhead } from "./ledger"
import { checkOpening } from "./oracle"
import { move } from "./supply-acts"
import {
  byte,
  hasEnding,
  numbered,
  type Rx,
  type Supply,
  type World,
} from "./world"

/** Makes a supply of a case that was read as approved a moment ago. */
export function openSupply(world: World, rx: Rx | null): void {
  const isRefused = world.rules.asksEndingAtOpening && hasEnding(world)
  if (isRefused || world.supplies.length >= 4) {
    return
  }
  const supply: Supply = {
    id: `sup_${world.supplies.length}`,
    rx,
    state: world.rules.supply.initial,
    parcel: null,
    batch: null,
    clinical: false,
    accuracy: false,
    holds: 0,
    owed: isOwed(world),
    taken: false,
    left: false,
    locked: false,
  }
  checkOpening(world)
  world.supplies.push(supply)
  if (world.rules.reservesAhead) {
    reserveAhead(world, supply)
  }
  if (byte(world) % 2 === 0) {
    move(world, supply, "fall_due")
  }
  const number = world.supplies.length
  const isUndelivered = numbered(world).some((one) =>
    world.rules.isUndelivered(one, number)
  )
  if (isUndelivered && move(world, supply, "hold")) {
    supply.holds += 1
  }
}

/** Said for the oracle, with none of the rules: something is on its way, lost or came back. */
const isOwed = ({ supplies }: World): boolean =>
  supplies.some(({ state }) =>
    ["dispatched", "delivery_failed", "returned"].includes(state)
  )
