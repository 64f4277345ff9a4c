import fc from "fast-check"
import {
  issueToTake,
  promise,
  promisedToOthers,
  unusedOf,
  type Allotted,
} from "../allotment"
import { issueMachine } from "../issue-state-machine"

const SIGNED = "case_signed"
/** What the signed case bought, and its renewals. */
const KEPT = 3
const CASES = [SIGNED, "case_2", "case_3", "case_4"]

type Issue = Allotted & { supply_id: string | null }
type World = {
  issues: Issue[]
  /** Supplies that left, and each supply's case. */
  used: Map<string, string>
  ended: Set<string>
  promised: Map<string, number>
}

const newWorld = (count: number): World => ({
  issues: Array.from({ length: count }, (_, at) => ({
    id: `rxi_${at}`,
    state: issueMachine.initial,
    promised_to: null,
    supply_id: null,
  })),
  used: new Map(),
  ended: new Set(),
  promised: new Map(),
})

const keptFor = ({ ended }: World): number => (ended.has(SIGNED) ? 0 : KEPT)

const act = {
  promise: (world: World, case_id: string, count: number) => {
    const done = promise(world.issues, {
      signed_for: SIGNED,
      case_id,
      count,
      kept_for_signed: keptFor(world),
    })
    if (done && !world.ended.has(case_id)) {
      done.forEach((to, issue) => {
        issue.promised_to = to
      })
      const before = world.promised.get(case_id) ?? 0
      world.promised.set(case_id, Math.max(before, count))
    }
  },
  take: (world: World, case_id: string, nth: number) => {
    const supply_id = `${case_id}:${nth}`
    const isOpen = world.issues.some((one) => one.supply_id === supply_id)
    const wish = { case_id, signed_for: SIGNED }
    const free = isOpen ? undefined : issueToTake(world.issues, wish)
    if (free && !world.used.has(supply_id)) {
      free.state = issueMachine.next(free.state, "reserve")
      free.supply_id = supply_id
      free.promised_to = case_id
    }
  },
  use: (world: World, case_id: string, nth: number) => {
    const issue = world.issues.find(
      (one) => one.supply_id === `${case_id}:${nth}`
    )
    if (issue && issueMachine.can(issue.state, "use")) {
      issue.state = issueMachine.next(issue.state, "use")
      world.used.set(`${case_id}:${nth}`, case_id)
    }
  },
  release: (world: World, case_id: string, nth: number) => {
    const issue = world.issues.find(
      (one) => one.supply_id === `${case_id}:${nth}`
    )
    if (issue && issueMachine.can(issue.state, "release")) {
      issue.state = issueMachine.next(issue.state, "release")
      issue.supply_id = null
    }
  },
  end: (world: World, case_id: string, nth: number) => {
    world.ended.add(case_id)
    const others = promisedToOthers(world.issues, case_id)
    if (case_id === SIGNED) {
      for (const one of world.issues) {
        if (!others.includes(one) && issueMachine.can(one.state, "withdraw")) {
          one.state = issueMachine.next(one.state, "withdraw")
        }
      }
      return
    }
    for (const one of unusedOf(world.issues, case_id)) {
      if (nth % 2 === 0) {
        one.promised_to = null
      } else {
        one.state = issueMachine.next(one.state, "withdraw")
      }
    }
  },
}

const step = fc.record({
  what: fc.constantFrom(
    "promise",
    "promise",
    "take",
    "take",
    "take",
    "use",
    "use",
    "release",
    "end"
  ),
  case_id: fc.constantFrom(...CASES),
  number: fc.integer({ min: 1, max: 6 }),
})

function never(what: string, is: boolean): void {
  if (is) {
    throw new Error(what)
  }
}

/** Said with none of the functions under test. */
function check(world: World, signed: number): void {
  const { issues, used, promised } = world
  const count = (which: (issue: Issue) => boolean) =>
    issues.filter(which).length
  never("more supplied than signed", used.size > signed)
  never(
    "an issue used without a supply, or twice",
    count(({ state }) => state === "used") !== used.size
  )
  const owners = issues.flatMap(({ supply_id }) => supply_id ?? [])
  never("one supply with two issues", new Set(owners).size !== owners.length)
  for (const { state, supply_id, promised_to } of issues) {
    never(
      "an issue of one case with another's supply",
      supply_id !== null && !supply_id.startsWith(`${promised_to}:`)
    )
    never("a free issue in use", state === "available" && supply_id !== null)
  }
  for (const case_id of CASES.slice(1)) {
    const held = count(
      ({ supply_id }) => supply_id?.startsWith(`${case_id}:`) === true
    )
    never("more than promised", held > (promised.get(case_id) ?? 0))
  }
  if (!world.ended.has(SIGNED) && signed >= KEPT) {
    const left = count(
      ({ promised_to, state }) =>
        promised_to === SIGNED ||
        (promised_to === null && state === "available")
    )
    never("who was signed for is left without their own", left < KEPT)
  }
}

it("never supplies more than was signed, each renewal no more than it was promised, and leaves who was signed for their own (SAF-1, REN-3)", () => {
  let promises = 0
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.array(step, { maxLength: 60 }),
      (signed, steps) => {
        const world = newWorld(signed)
        for (const { what, case_id, number } of steps) {
          act[what](world, case_id, number)
          check(world, signed)
        }
        promises += world.promised.size
      }
    ),
    { numRuns: 3_000, seed: 20261122 }
  )
  expect(promises).toBeGreaterThan(500)
})

const issue = (change: Partial<Allotted> = {}): Allotted => ({
  id: "rxi",
  state: "available",
  promised_to: null,
  ...change,
})

it.each([
  ["too few beside what the signed case needs", 5, 3, null],
  ["just enough", 6, 3, 6],
  ["none needed, as the signed case has ended", 3, 0, 3],
])("promises three issues where there are %s", (_what, left, kept, taken) => {
  const issues = Array.from({ length: left }, () => issue())
  const wish = { signed_for: SIGNED, case_id: "case_2", count: 3 }
  const done = promise(issues, { ...wish, kept_for_signed: kept })
  expect(done?.size ?? null).toBe(taken)
})

it("promises once, and nothing to the case that was signed for", () => {
  const held = issue({ promised_to: "case_2" })
  const wish = { signed_for: SIGNED, count: 1, kept_for_signed: 0 }
  expect(promise([held, issue()], { ...wish, case_id: "case_2" })?.size).toBe(0)
  expect(promise([issue()], { ...wish, case_id: SIGNED })).toBeNull()
})
