import { defineStateMachine } from "../state-machine"

const door = defineStateMachine({
  name: "door",
  initial: "closed",
  states: ["closed", "open", "locked"],
  rows: [
    { from: "closed", event: "open", to: "open" },
    { from: "open", event: "close", to: "locked", guard: "key_turned" },
    { from: "open", event: "close", to: "closed" },
    { from: "locked", event: "unlock", to: "closed", guard: "has_key" },
  ],
})

describe("defineStateMachine", () => {
  it("takes the first row whose guard holds", () => {
    expect(door.next("open", "close", { key_turned: true })).toBe("locked")
    expect(door.next("open", "close", { key_turned: false })).toBe("closed")
    expect(door.next("open", "close")).toBe("closed")
  })

  it("names state, event and what is allowed when it refuses", () => {
    expect(() => door.next("locked", "open")).toThrow(
      'The door in state "locked" does not take "open"; allowed: unlock'
    )
  })

  it("names the guard that was not met", () => {
    expect(() => door.next("locked", "unlock", { has_key: false })).toThrow(
      'The door in state "locked" refuses "unlock": needs has_key'
    )
    expect(door.can("locked", "unlock", { has_key: true })).toBe(true)
  })

  it("refuses a table with a state nobody reaches", () => {
    expect(() =>
      defineStateMachine({
        name: "lamp",
        initial: "off",
        states: ["off", "on", "broken"],
        rows: [{ from: "off", event: "switch", to: "on" }],
      })
    ).toThrow("lamp: no path leads to broken")
  })

  it("knows final states", () => {
    expect(door.isFinal("closed")).toBe(false)
    expect(door.eventsFrom("open")).toEqual(["close"])
  })
})
