import { outboundCallMachine as machine } from "../outbound-call-machine"

const ALLOWED: Record<string, Record<string, string>> = {
  pending: { send: "sending", cancel: "cancelled" },
  sending: {
    succeeded: "done",
    not_sent: "retrying",
    refused: "refused",
    lost: "unknown",
  },
  retrying: {
    send: "sending",
    retry: "pending",
    mark_done: "done",
    cancel: "cancelled",
  },
  unknown: { found: "done", not_found: "pending", cannot_look_up: "manual" },
  manual: { retry: "pending", mark_done: "done", cancel: "cancelled" },
  refused: { retry: "pending", mark_done: "done", cancel: "cancelled" },
  done: {},
  cancelled: {},
}

describe("outbound call machine", () => {
  const cells = machine.states.flatMap((state) =>
    machine.events.map((event) => ({ state, event }))
  )

  it.each(cells)("$state × $event", ({ state, event }) => {
    const target = ALLOWED[state]?.[event]
    if (target === undefined) {
      expect(() => machine.next(state, event)).toThrow(
        expect.objectContaining({ code: "transition_not_allowed" })
      )
    } else {
      expect(machine.next(state, event)).toBe(target)
    }
  })

  it("never sends again from unknown without a look-up", () => {
    expect(machine.eventsFrom("unknown")).not.toContain("send")
    expect(machine.eventsFrom("unknown")).not.toContain("retry")
  })
})
