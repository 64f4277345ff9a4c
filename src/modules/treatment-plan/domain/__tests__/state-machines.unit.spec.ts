import { courseMachine } from "../course-state-machine"
import {
  instalmentMachine,
  type InstalmentEvent,
  type InstalmentState,
} from "../instalment-state-machine"
import { planMachine } from "../plan-state-machine"

type Allowed = Record<string, Record<string, string>>

const PLAN: Allowed = {
  pending: { start: "active", cancel: "cancelled" },
  active: {
    pause: "paused",
    complete: "completed",
    cancel: "cancelled",
    reach_limit: "limit_reached",
  },
  paused: {
    resume: "active",
    cancel: "cancelled",
    reach_limit: "limit_reached",
  },
}

const COURSE: Allowed = {
  open: { lapse: "lapsed", reach_limit: "limit_reached", stop: "stopped" },
}

const outcomes = {
  succeed: "paid",
  soft_decline: "failed",
  hard_decline: "failed",
  need_authentication: "action_required",
}

/** Without a guard. */
const INSTALMENT: Allowed = {
  scheduled: {
    pay_at_checkout: "paid",
    move: "scheduled",
    fall_due: "due",
    cancel: "cancelled",
    succeed: "paid",
  },
  // Money that comes late counts wherever an attempt was given up.
  due: {
    move: "scheduled",
    charge: "charging",
    cancel: "cancelled",
    succeed: "paid",
  },
  charging: { ...outcomes, lose_answer: "unknown" },
  unknown: { ...outcomes, not_found: "due" },
  retry_wait: {
    charge: "charging",
    use_card: "retry_wait",
    cancel: "cancelled",
    succeed: "paid",
  },
  action_required: {
    succeed: "paid",
    charge: "charging",
    use_card: "retry_wait",
    hard_decline: "failed",
    cancel: "cancelled",
  },
  failed: {
    charge: "charging",
    use_card: "retry_wait",
    cancel: "cancelled",
    succeed: "paid",
  },
  paid: { supply: "supplied", refund: "refunded", dispute: "disputed" },
  supplied: { refund: "refunded", dispute: "disputed" },
  // A parcel that left before the news has left all the same.
  disputed: {
    supply: "disputed",
    win_dispute: "paid",
    lose_dispute: "refunded",
  },
  refunded: { supply: "refunded", fail_refund: "paid" },
  cancelled: { succeed: "paid", restore: "scheduled" },
}

const cellsOf = <S extends string, E extends string>(machine: {
  states: readonly S[]
  events: readonly E[]
}) =>
  machine.states.flatMap((state) =>
    machine.events.map((event) => ({ state, event }))
  )

const refusal = (code: string) => expect.objectContaining({ code })

describe.each([
  { machine: planMachine, allowed: PLAN },
  { machine: courseMachine, allowed: COURSE },
  { machine: instalmentMachine, allowed: INSTALMENT },
])("$machine.name machine", ({ machine, allowed }) => {
  const { next } = machine as {
    next: (from: string, event: string) => string
  }

  it.each(cellsOf(machine))("$state × $event", ({ state, event }) => {
    const target = allowed[state]?.[event]
    if (target === undefined) {
      const code = machine.eventsFrom(state as never).includes(event as never)
        ? "guard_not_met"
        : "transition_not_allowed"
      expect(() => next(state, event)).toThrow(refusal(code))
    } else {
      expect(next(state, event)).toBe(target)
    }
  })

  it("has a way out of every state that isn't an end", () => {
    const ends = machine.states.filter((state) => !(state in allowed))
    expect(ends.every((state) => machine.isFinal(state as never))).toBe(true)
  })
})

it.each<[InstalmentState, InstalmentEvent, InstalmentState]>([
  ["charging", "soft_decline", "retry_wait"],
  ["unknown", "soft_decline", "retry_wait"],
  ["disputed", "win_dispute", "supplied"],
  ["refunded", "fail_refund", "supplied"],
])("instalment: %s × %s with its guard", (state, event, target) => {
  expect(
    instalmentMachine.next(state, event, {
      attempts_left: true,
      is_supplied: true,
    })
  ).toBe(target)
})

it.each([
  { guards: { was_lost: true }, to: "paid" },
  { guards: { was_lost: true, lost_and_supplied: true }, to: "supplied" },
] as const)(
  "instalment: a dispute won after it was lost leads to $to",
  ({ guards, to }) => {
    expect(instalmentMachine.next("refunded", "win_dispute", guards)).toBe(to)
  }
)

it("cancels no instalment while the outcome of its charge is open", () => {
  for (const state of ["charging", "unknown"] as const) {
    expect(instalmentMachine.can(state, "cancel")).toBe(false)
  }
})
