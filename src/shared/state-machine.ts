import { notAllowed } from "./errors"

/** One permitted move: in `from`, on `event`, to `to`, when `guard` (a name, judged by the caller) holds. */
export type TransitionRow = {
  readonly from: string
  readonly event: string
  readonly to: string
  readonly guard?: string
}

type Row<S extends string> = {
  readonly from: NoInfer<S>
  readonly event: string
  readonly to: NoInfer<S>
  readonly guard?: string
}

type GuardOf<R extends readonly TransitionRow[]> = Extract<
  R[number],
  { readonly guard: string }
>["guard"]

/** A state machine as one table; the table is its documentation. */
export type StateMachine<
  S extends string = string,
  E extends string = string,
  G extends string = string,
> = {
  readonly name: string
  readonly initial: S
  readonly states: [S, ...S[]]
  readonly events: readonly E[]
  readonly guards: readonly G[]
  readonly rows: readonly TransitionRow[]
  /** True when no event leaves the state. */
  isFinal(state: S): boolean
  /** The events the table has for a state, whatever their guards. */
  eventsFrom(state: S): E[]
  /** The state that follows; throws `transition_not_allowed` or `guard_not_met`, naming state, event and what is allowed. */
  next(from: S, event: E, guards?: Partial<Record<G, boolean>>): S
  /** As `next`, but tells instead of throwing. */
  can(from: S, event: E, guards?: Partial<Record<G, boolean>>): boolean
}

export type StateOf<M> = M extends StateMachine<infer S> ? S : never
export type EventOf<M> = M extends StateMachine<string, infer E> ? E : never

/**
 * Builds a machine from its table. Rows of one state and event are tried in
 * order; a row without a guard always matches, so it stands last.
 * @throws at load when a row names an unknown state or a state can't be reached.
 */
export function defineStateMachine<
  const S extends string,
  const R extends readonly Row<S>[],
>(definition: {
  name: string
  initial: NoInfer<S>
  states: readonly [S, ...S[]]
  rows: R
}): StateMachine<S, R[number]["event"], GuardOf<R>> {
  type E = R[number]["event"]
  type G = GuardOf<R>
  const { name, initial, states, rows } = definition
  assertReachable(name, initial, states, rows)

  const candidates = (from: S, event: E) =>
    rows.filter((row) => row.from === from && row.event === event)
  const match = (from: S, event: E, guards: Partial<Record<G, boolean>>) =>
    candidates(from, event).find(
      (row) => row.guard === undefined || guards[row.guard as G] === true
    )
  const eventsFrom = (state: S): E[] => [
    ...new Set(
      rows.filter((row) => row.from === state).map((row) => row.event as E)
    ),
  ]

  return {
    name,
    initial,
    states: [...states],
    events: [...new Set(rows.map((row) => row.event as E))],
    guards: [
      ...new Set(rows.flatMap((row) => (row.guard ? [row.guard as G] : []))),
    ],
    rows,
    isFinal: (state) => eventsFrom(state).length === 0,
    eventsFrom,
    can: (from, event, guards = {}) => match(from, event, guards) !== undefined,
    next: (from, event, guards = {}) => {
      const found = match(from, event, guards)
      if (found) {
        return found.to
      }
      const tried = candidates(from, event)
      if (tried.length > 0) {
        throw notAllowed(
          "guard_not_met",
          `The ${name} in state "${from}" refuses "${event}": needs ${tried.map((row) => row.guard).join(" or ")}`
        )
      }
      throw notAllowed(
        "transition_not_allowed",
        `The ${name} in state "${from}" does not take "${event}"; allowed: ${eventsFrom(from).join(", ") || "nothing"}`
      )
    },
  }
}

function assertReachable(
  name: string,
  initial: string,
  states: readonly string[],
  rows: readonly TransitionRow[]
): void {
  const known = new Set(states)
  for (const row of rows) {
    for (const state of [row.from, row.to]) {
      if (!known.has(state)) {
        throw new Error(`${name}: unknown state "${state}" in its table`)
      }
    }
  }
  const reached = new Set([initial])
  const queue = [initial]
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    for (const row of rows) {
      if (row.from === state && !reached.has(row.to)) {
        reached.add(row.to)
        queue.push(row.to)
      }
    }
  }
  const lost = states.filter((state) => !reached.has(state))
  if (lost.length > 0) {
    throw new Error(`${name}: no path leads to ${lost.join(", ")}`)
  }
}
