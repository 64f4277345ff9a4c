import { defineStateMachine } from "../../../../shared/state-machine"
import {
  realRules,
  type AnyMachine,
  type MachineName,
  type Rules,
} from "./rules"

type Row = AnyMachine["rows"][number]

/** A copy of a table with one row changed, taken away or added. */
function withRows(
  name: MachineName,
  change: (rows: readonly Row[]) => Row[]
): Rules {
  const real = realRules[name] as unknown as AnyMachine
  const machine = defineStateMachine({
    name: real.name,
    initial: real.initial,
    states: real.states,
    rows: change(real.rows),
  })
  return { ...realRules, [name]: machine as unknown as Rules[MachineName] }
}

const withRow = (name: MachineName, row: Row): Rules =>
  withRows(name, (rows) => [row, ...rows])

/** Takes the guard of a row away. */
const unguarded = (name: MachineName, from: string, event: string): Rules =>
  withRows(name, (rows) => {
    const first = rows.find((row) => row.from === from && row.event === event)
    return rows.map((row) =>
      row === first ? { from, event, to: row.to } : row
    )
  })

/** Makes one gate say that it is open whatever is so. */
const openGate = (name: string): Rules => ({
  ...realRules,
  supplyGates: (facts, now, today) =>
    realRules
      .supplyGates(facts, now, today)
      .map((gate) => (gate.gate === name ? { ...gate, open: true } : gate)),
})

/** Mistakes that somebody could make in a table, a guard or a service; each must be found. */
export const faults: Record<string, Rules> = {
  "a prescription that was altered before its signature counts": unguarded(
    "prescription",
    "awaiting_signature",
    "signed"
  ),
  "a revoked authority is taken up again": withRow("authority", {
    from: "revoked",
    event: "resume",
    to: "active",
  }),
  "a used issue comes back": withRow("issue", {
    from: "used",
    event: "release",
    to: "available",
  }),
  "a supply is handed over whatever its gates say": unguarded(
    "supply",
    "labelled",
    "hand_over"
  ),
  "a supply leaves that nobody packed": withRow("supply", {
    from: "dispensing",
    event: "hand_over",
    to: "dispatched",
    guard: "gates_open",
  }),
  "an approved case is cancelled though it was dispatched, and unfrozen": {
    ...unguarded("case", "approved", "cancel"),
    freezesBeforeEnding: false,
    freezeLooks: false,
  },
  "an identity that was never proved passes": openGate("identity"),
  "a case that isn't approved passes": openGate("clinical_approval"),
  "an authority that doesn't stand passes": openGate("prescription"),
  "a payment that isn't there passes": openGate("payment"),
  "a letter that isn't sent passes": openGate("gp_letter"),
  "a hold doesn't close its gate": openGate("no_hold"),
  "nobody makes the clinical check": openGate("clinical_check"),
  "nobody makes the accuracy check": openGate("accuracy_check"),
  "a stop that comes while the pack is at the door is not asked for": {
    ...realRules,
    asksStopsUnderLock: false,
  },
  "an approved case ends without being frozen": {
    ...realRules,
    freezesBeforeEnding: false,
  },
  "a stop of a batch stops nothing": {
    ...realRules,
    covers: (stop, subject) =>
      stop.scope !== "batch" && realRules.covers(stop, subject),
  },
  "a stop of a patient stops nothing": {
    ...realRules,
    covers: (stop, subject) =>
      stop.scope !== "patient" && realRules.covers(stop, subject),
  },
  "a refund goes though the pack is labelled": {
    ...realRules,
    canStillLeave: (states) =>
      realRules.canStillLeave(states.filter((state) => state !== "labelled")),
  },
  "a refund goes without a look at supplies": {
    ...realRules,
    canStillLeave: () => false,
  },
  "a supply is opened for a case that has ended": {
    ...realRules,
    asksEndingAtOpening: false,
  },
  "a signature that nobody waits for counts": {
    ...realRules,
    revokesInVain: false,
  },
  "a supply lives on another's issue": {
    ...realRules,
    issueOf: (issues, id) =>
      realRules.issueOf(issues, id) ??
      issues.find(({ state }) => state === "used"),
  },
  "one issue more than was signed": {
    ...realRules,
    issuesOpened: (authorised) => authorised + 1,
  },
  "a renewal is promised what the case before it needs": {
    ...realRules,
    promise: (issues, wish) =>
      realRules.promise(issues, { ...wish, kept_for_signed: 0 }),
  },
  "a renewal takes whatever issue is free": {
    ...realRules,
    issueToTake: (issues) => issues.find(({ state }) => state === "available"),
    isFor: () => true,
  },
  "packing uses no issue": { ...realRules, usesIssue: false },
  "the interval between two issues is not kept": {
    ...realRules,
    whyNotInTime: () => null,
    nextFromFor: () => null,
  },
  "the next supply isn't held for a parcel that never came": {
    ...realRules,
    isUndelivered: () => false,
  },
  "a case is closed by any parcel that arrives": {
    ...realRules,
    isSupplyOver: (supplies) =>
      supplies.some(({ state }) => state === "delivered"),
  },
  "a supply that keeps its issue doesn't wait for its interval": {
    ...realRules,
    nextFromFor: () => null,
    whyNotInTime: (record, issues, now) =>
      issues.some(({ state }) => state === "reserved")
        ? null
        : realRules.whyNotInTime(record, issues, now),
  },
  "a suspended authority dispenses": {
    ...realRules,
    whyNotDispensable: (record) =>
      record.authority === "suspended"
        ? null
        : realRules.whyNotDispensable(record),
    supplyGates: openGate("prescription").supplyGates,
  },
}

/** Where a fault shows, when it takes luck to come by there. */
export const towards: Partial<Record<string, readonly string[]>> = {
  "a used issue comes back": ["supply packed unpack", "supply ready cancel"],
  "a letter that isn't sent passes": ["supply labelled hand_over"],
}
