import { CASE_ENDED } from "../../../../modules/dispensing/domain/stop-order"
import {
  askForSignature,
  endPrescriptions,
  freeze,
  moveCase,
  openRefund,
  recordSignature,
  settleSigned,
  tellIdentity,
} from "./case-acts"
import { freePromises } from "./ledger"
import { openSupply } from "./openings"
import { endSupplies, leave, markPacked } from "./supply-acts"
import { byte, type Op, type World } from "./world"

/** Finds what an approved case's supply needs; it is opened later. */
export function readApproval(world: World): void {
  if (world.case === "approved") {
    const own = world.rx.filter(({ case_id }) => case_id === "case")
    const isSigned = own.some(({ state }) => state === "signed")
    const shared = world.promised > 0 ? world.renews : null
    const rx = (isSigned || !shared ? own : [shared]).find(
      ({ state, authority }) =>
        state === "signed" &&
        (authority === "active" || authority === "suspended")
    )
    world.ops.push({ kind: "open", rx: rx ?? null })
  }
}

/** Does what is written down; now and then it is done twice (the worker died after it). */
export function deliver(world: World, op: Op, index: number): void {
  const isRepeatable =
    op.kind !== "pack" && op.kind !== "leave" && op.kind !== "open"
  if (!isRepeatable || byte(world) % 4 !== 0) {
    world.ops.splice(index, 1)
  }
  perform(world, op)
}

function perform(world: World, op: Op): void {
  const { kind } = op
  if (kind === "pack") {
    markPacked(world, op.supply, op.gates)
  } else if (kind === "leave") {
    leave(world, op.supply, op.gates)
  } else if (kind === "open") {
    if (op.rx || world.legal_class !== "POM") {
      openSupply(world, op.rx)
    } else {
      readApproval(world)
    }
  } else if (kind === "sign") {
    recordSignature(world, op)
  } else if (kind === "signed") {
    settleSigned(world, op.rx)
  } else if (kind === "not_signed") {
    moveCase(world, op.event)
  } else if (kind === "end") {
    finishEnding(world, op)
  } else {
    PLAIN[kind](world)
  }
}

const PLAIN = {
  ask: askForSignature,
  ended: endCase,
  refund: openRefund,
  identity: tellIdentity,
}

function endCase(world: World): void {
  if (world.ended) {
    freeze(world)
    endPrescriptions(world)
    endSupplies(world)
    freePromises(world)
  }
}

function finishEnding(world: World, op: Extract<Op, { kind: "end" }>): void {
  const moved =
    world.case === "approved" &&
    moveCase(world, op.event, { nothing_dispatched: op.clear })
  if (!moved && !world.ended) {
    for (const stop of world.stops) {
      stop.open &&= stop.reason_code !== CASE_ENDED
    }
  }
}
