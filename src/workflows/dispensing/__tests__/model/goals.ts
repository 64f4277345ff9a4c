import type { Coverage } from "./take"
import { machines, type AnyMachine, type MachineName } from "./rules"

/** A row of a table that a tape heads for, with the choices that lead to its state. */
export type Goal = { row: string; name: string; way: readonly string[] }

/** The choices of a shortest way through a table to a state. */
function wayTo(name: string, machine: AnyMachine, state: string): string[] {
  const ways = new Map<string, string[]>([[machine.initial, []]])
  const queue: string[] = [machine.initial]
  for (let from = queue.shift(); from !== undefined; from = queue.shift()) {
    for (const row of machine.rows) {
      if (row.from === from && !ways.has(row.to)) {
        const choice = `${name} ${from} ${row.event}`
        ways.set(row.to, [...(ways.get(from) ?? []), choice])
        queue.push(row.to)
      }
    }
  }
  return ways.get(state) ?? []
}

/** What leads to a row beside its own table's way. */
function alsoBy(name: string, from: string, event: string): string[] {
  if (name === "supply" && ["release_hold", "block"].includes(event)) {
    return [`supply ${from} hold`]
  }
  if (name === "case" && from.startsWith("identity_")) {
    return [
      "identity sent refer",
      "identity referred request_documents",
      "identity documents_requested receive_documents",
    ]
  }
  if (name === "parcel" && event === "void") {
    return ["supply packed unpack"]
  }
  return ALSO_BY[`${name} ${from} ${event}`] ?? []
}

const ALSO_BY: Record<string, string[]> = {
  "prescription draft withdraw": ["prescription requested refused"],
  "case awaiting_signature recalled": ["prescription requested refused"],
  "case awaiting_signature declined": ["prescription requested declined"],
  "issue reserved release": [
    "supply dispensing unpack",
    "supply dispensing hold",
  ],
  "supply delivery_failed refund": ["parcel handed_over lose"],
  "supply delivery_failed replace": ["parcel handed_over lose"],
}

const NAMES: readonly MachineName[] = [
  "case",
  "identity",
  "prescription",
  "refund",
  "authority",
  "issue",
  "supply",
  "parcel",
]

/** A goal for each row of the tables whose far corners are not reached by themselves. */
export const allGoals: readonly Goal[] = NAMES.flatMap((name) => {
  const machine = machines[name] as unknown as AnyMachine
  return machine.rows.map(({ from, event, to }) => ({
    row: `${name} ${from} ${event} ${to}`,
    name: `${name} ${from} ${event}`,
    way: [...wayTo(name, machine, from), ...alsoBy(name, from, event)],
  }))
})

const AT_ONCE = 24

/** The goals whose rows were taken least, if not often enough; all of them where all were. */
export function goalsLeft(coverage: Coverage, often: number): readonly Goal[] {
  const taken = ({ row }: Goal) => coverage.get(row) ?? 0
  const left = allGoals
    .filter((goal) => taken(goal) < often)
    .sort((a, b) => taken(a) - taken(b))
  return left.length > 0 ? left.slice(0, AT_ONCE) : allGoals
}
