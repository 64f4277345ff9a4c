import {
  machines,
  type AnyMachine,
  type MachineName,
  type Rules,
} from "./rules"

/** How often each row was taken, by "machine from event to". */
export type Coverage = Map<string, number>

let coverage: Coverage | null = null
export const countInto = (target: Coverage | null): void => {
  coverage = target
}

/** Every row of every real table, as coverage names it. */
export function allRows(): string[] {
  return Object.entries(machines).flatMap(([name, { rows }]) =>
    rows.map(({ from, event, to }) => `${name} ${from} ${event} ${to}`)
  )
}

const machineOf = (rules: Rules, name: MachineName): AnyMachine =>
  // Each machine's own states and events are checked by its table.
  rules[name] as unknown as AnyMachine

type Guards = Record<string, boolean>

/** An event that a table has for a state, with its name among all of them. */
export type Choice = { event: string; name: string }

const choices = new WeakMap<object, Map<string, readonly Choice[]>>()

/** The events of a state; kept, for they are asked for at every step. */
export function eventsFrom(
  rules: Rules,
  name: MachineName,
  state: string
): readonly Choice[] {
  const machine = machineOf(rules, name)
  let known = choices.get(machine)
  if (!known) {
    known = new Map(
      machine.states.map((from) => [
        from,
        machine
          .eventsFrom(from)
          .map((event) => ({ event, name: `${name} ${from} ${event}` })),
      ])
    )
    choices.set(machine, known)
  }
  return known.get(state) ?? []
}

/** Takes a row of a real table, or of a faulty copy; undefined where it refuses. */
export function take<S extends string>(
  rules: Rules,
  name: MachineName,
  from: S,
  event: string,
  guards?: Guards
): S | undefined {
  const machine = machineOf(rules, name)
  if (!machine.can(from, event, guards)) {
    return undefined
  }
  const to = machine.next(from, event, guards)
  if (coverage) {
    const row = `${name} ${from} ${event} ${to}`
    coverage.set(row, (coverage.get(row) ?? 0) + 1)
  }
  return to as S
}
