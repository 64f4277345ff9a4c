import { causesGone, hinders } from "../resume-plans"

/** Plans in the order of their ids, and the packs on the shelf. */
const resumed = (
  plans: { waits: string[]; isHindered?: boolean }[],
  packs: number
) => {
  let left = packs
  const take = () => left > 0 && left-- > 0
  return plans.map(({ waits, isHindered = false }) =>
    causesGone(new Set(waits), isHindered, take)
  )
}

it("leaves the packs to those who can have them, however many wait for a clinician before them", () => {
  const clinicians = Array.from({ length: 5 }, () => ({
    waits: ["clinical", "stock"],
    isHindered: true,
  }))
  expect(resumed([...clinicians, { waits: ["stock"] }], 1).at(-1)).toEqual([
    "stock",
  ])
})

it("takes no pack for a plan that waited for a clinician alone, or for nothing of the check's", () => {
  const others = [{ waits: ["clinical"] }, { waits: [] }]
  expect(resumed([...others, { waits: ["stock"] }], 1)).toEqual([
    ["clinical"],
    [],
    ["stock"],
  ])
})

it("gives each pack to one plan", () => {
  const waits = ["stock"]
  expect(resumed([{ waits }, { waits }], 1)).toEqual([["stock"], []])
})

it.each([
  { obstacle: "check_in", state: "scheduled", waits: false },
  { obstacle: "check_in", state: "due", waits: true },
  { obstacle: "stop", state: "scheduled", waits: true },
  { obstacle: undefined, state: "due", waits: false },
] as const)(
  "waits with a month that is $state for $obstacle: $waits",
  ({ obstacle, state, waits }) => {
    expect(hinders(obstacle, state)).toBe(waits)
  }
)
