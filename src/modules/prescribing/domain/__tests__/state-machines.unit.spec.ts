import { authorityMachine } from "../authority-state-machine"
import { issueMachine } from "../issue-state-machine"
import { prescriptionMachine } from "../prescription-state-machine"

type Allowed = Record<string, Record<string, string>>

const AUTHORITY: Allowed = {
  active: {
    suspend: "suspended",
    revoke: "revoked",
    expire: "expired",
    exhaust: "exhausted",
  },
  suspended: { resume: "active", revoke: "revoked", expire: "expired" },
}

const ISSUE: Allowed = {
  available: { reserve: "reserved", withdraw: "withdrawn" },
  reserved: { use: "used", release: "available", withdraw: "withdrawn" },
}

/** Without a guard; a signature needs a look at its hash. */
const PRESCRIPTION: Allowed = {
  draft: { request: "requested", withdraw: "ended" },
  requested: {
    accepted: "awaiting_signature",
    refused: "draft",
    withdraw: "ended",
    declined: "ended",
    signed: "quarantined",
  },
  awaiting_signature: {
    declined: "ended",
    withdraw: "ended",
    signed: "quarantined",
  },
  ended: { signed: "quarantined" },
}

const notAllowed = expect.objectContaining({ code: "transition_not_allowed" })

const cellsOf = <S extends string, E extends string>(machine: {
  states: readonly S[]
  events: readonly E[]
}) =>
  machine.states.flatMap((state) =>
    machine.events.map((event) => ({ state, event }))
  )

describe("prescription machine", () => {
  it.each(cellsOf(prescriptionMachine))(
    "$state × $event",
    ({ state, event }) => {
      const target = PRESCRIPTION[state]?.[event]
      if (target === undefined) {
        expect(() => prescriptionMachine.next(state, event)).toThrow(notAllowed)
        return
      }
      expect(prescriptionMachine.next(state, event)).toBe(target)
      if (event === "signed") {
        expect(
          prescriptionMachine.next(state, event, { hash_equal: true })
        ).toBe("signed")
      }
    }
  )

  it("never leaves signed and quarantined", () => {
    expect(prescriptionMachine.isFinal("signed")).toBe(true)
    expect(prescriptionMachine.isFinal("quarantined")).toBe(true)
  })
})

describe("authority machine", () => {
  it.each(cellsOf(authorityMachine))("$state × $event", ({ state, event }) => {
    const target = AUTHORITY[state]?.[event]
    if (target === undefined) {
      expect(() => authorityMachine.next(state, event)).toThrow(notAllowed)
    } else {
      expect(authorityMachine.next(state, event)).toBe(target)
    }
  })
})

describe("issue machine", () => {
  it.each(cellsOf(issueMachine))("$state × $event", ({ state, event }) => {
    const target = ISSUE[state]?.[event]
    if (target === undefined) {
      expect(() => issueMachine.next(state, event)).toThrow(notAllowed)
    } else {
      expect(issueMachine.next(state, event)).toBe(target)
    }
  })
})
