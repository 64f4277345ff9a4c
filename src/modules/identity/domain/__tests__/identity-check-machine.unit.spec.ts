import {
  identityCheckMachine as machine,
  type IdentityCheckEvent,
} from "../identity-check-machine"
import { EVENT_OF_OUTCOME, IDENTITY_OUTCOMES } from "../outcome"

/** Written by hand from the design, not from the table. */
const ALLOWED = `
created send sent
created data_changed invalid
created request_documents documents_requested
created death_recorded deceased
sent data_changed invalid
sent pass passed
sent refer referred
sent fail failed
sent death_recorded deceased
referred request_documents documents_requested
failed request_documents documents_requested
documents_requested receive_documents documents_received
documents_received verify verified
documents_received reject rejected
documents_received request_documents documents_requested
deceased reject rejected
deceased overrule_death documents_requested
referred data_changed invalid
failed data_changed invalid
documents_requested data_changed invalid
documents_received data_changed invalid
passed data_changed invalid
passed age invalid
verified data_changed invalid
verified age invalid
invalid death_recorded deceased
`
const expected = new Map(
  ALLOWED.trim()
    .split("\n")
    .map((line) => {
      const [from, event, to] = line.split(" ")
      return [`${from} ${event}`, to]
    })
)

it("allows exactly the moves of the design, over all states and events", () => {
  let allowed = 0
  for (const from of machine.states) {
    for (const event of machine.events) {
      const to = expected.get(`${from} ${event}`)
      const move = () => machine.next(from, event)
      if (to) {
        expect(move()).toBe(to)
        allowed += 1
      } else {
        expect(move).toThrow(
          expect.objectContaining({ code: "transition_not_allowed" })
        )
      }
    }
  }
  expect(allowed).toBe(expected.size)
})

it("ends only in rejected", () => {
  expect(machine.states.filter((state) => machine.isFinal(state))).toEqual([
    "rejected",
  ])
})

it("has a state for each outcome of a provider", () => {
  const reached = IDENTITY_OUTCOMES.map((outcome) =>
    machine.next("sent", EVENT_OF_OUTCOME[outcome] satisfies IdentityCheckEvent)
  )
  expect(reached).toEqual([...IDENTITY_OUTCOMES])
})
