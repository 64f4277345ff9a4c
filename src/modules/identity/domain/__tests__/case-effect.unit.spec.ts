import {
  caseSteps,
  effectOf,
  isDeathRecord,
  laterWord,
  WAITING_STATES,
} from "../case-effect"
import {
  identityCheckMachine,
  type IdentityCheckState,
} from "../identity-check-machine"

const check = (state: IdentityCheckState, change: object = {}) => ({
  state,
  deceased: state === "deceased",
  death_overruled_at: null,
  ...change,
})

/** Written by hand: state, the patient's status, and the steps of a case that is pending | asked | reviewed. */
const EXPECTED = `
created              pending          - | - | -
sent                 pending          - | - | -
passed               verified         pass | pass | pass
verified             verified         pass | pass | verify
referred             action_required  refer | - | -
failed               action_required  fail | - | -
documents_requested  action_required  refer | - | ask_again
documents_received   action_required  refer,upload | upload | -
deceased             deceased         fail | - | ask_again
rejected             action_required  - | upload,fail | fail
`

it.each(
  EXPECTED.trim()
    .split("\n")
    .map((line) => line.split(/\s{2,}/))
)(
  "%s makes the patient %s and moves their cases: %s",
  (name, status, moves) => {
    const state = identityCheckMachine.states.find((one) => one === name)
    if (!state) {
      throw new Error(`no state ${name}`)
    }
    expect(effectOf(check(state))?.status).toBe(status)
    const steps = WAITING_STATES.map((waiting) =>
      caseSteps(check(state), waiting)
    )
    const expected = moves
      .split("|")
      .map((part) => part.trim())
      .map((part) => (part === "-" ? [] : part.split(",")))
    expect(steps).toEqual(expected)
  }
)

it("lets an invalid check say nothing", () => {
  expect(effectOf(check("invalid"))).toBeNull()
  for (const waiting of WAITING_STATES) {
    expect(caseSteps(check("invalid"), waiting)).toEqual([])
  }
})

it("ends the cases of somebody whose death staff confirmed, and leaves them on record as dead", () => {
  const dead = check("rejected", { deceased: true })
  expect(effectOf(dead)?.status).toBe("deceased")
  expect(WAITING_STATES.map((waiting) => caseSteps(dead, waiting))).toEqual([
    [],
    ["confirm_death"],
    ["ask_again", "confirm_death"],
  ])
  const alive = check("rejected", {
    deceased: true,
    death_overruled_at: new Date("2026-11-21T09:00:00Z"),
  })
  expect([isDeathRecord(dead), isDeathRecord(alive)]).toEqual([true, false])
  expect(effectOf(alive)?.status).toBe("action_required")
})

it("has a word for the cases that went on before, and none of a death that stands", () => {
  const words = identityCheckMachine.states.map((state) => [
    state,
    laterWord(check(state)),
  ])
  expect(words.filter(([, word]) => word !== null)).toEqual(
    expect.arrayContaining([
      ["passed", "proved"],
      ["verified", "proved"],
      ["rejected", "failed"],
    ])
  )
  expect(words.filter(([, word]) => word !== null)).toHaveLength(3)
  expect(laterWord(check("rejected", { deceased: true }))).toBeNull()
})
