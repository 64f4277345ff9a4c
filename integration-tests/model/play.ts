import { clock } from "../../src/shared/clock"
import { messageOf } from "../../src/shared/errors"
import { act, type Act } from "./act"
import {
  caseActs,
  identityActs,
  prescriptionActs,
  refundActs,
} from "./case-acts"
import { checkStep } from "./changes"
import type { Due, World } from "./look"
import { checkRest, checkWorld, Violation } from "./oracle"
import { lookAt, type Scene } from "./scene"
import { stopActs } from "./stop-acts"
import { instalmentActs, supplyActs } from "./supply-acts"
import { dueOf, work } from "./worker"

const DAY = 86_400_000

/** What was done, for whoever reads why a sequence failed. */
export type Story = string[]

/** How often each act was done, and how often it was refused; without what was done of it before. */
export type Tally = Map<string, { done: number; refused: number }>

type Game = {
  scene: Scene
  tape: Uint8Array
  at: number
  world: World
  story: Story
  tally: Tally
  last: Act | null
  /** Follow-ups that were done; a crash may have them done again. */
  past: Due[]
}

/** The tape's next byte; it begins again when it is at its end. */
function byte(game: Game): number {
  const value = game.tape[game.at % game.tape.length] ?? 0
  game.at += 1
  return value
}

/** Everything that could be done now, by who or what would do it; the larger share comes by more often. */
function choices(game: Game): [share: number, acts: Act[]][] {
  const { world } = game
  const time = act("days pass", false, async () => {
    const days = 1 + (byte(game) % 40)
    clock.setOffset(clock.offset() + days * DAY)
  })
  return [
    [3, dueOf(world).map((one) => workOn(game, one))],
    [3, caseActs(world)],
    [1, identityActs(world)],
    [
      2,
      world.rx.flatMap((rx, index) =>
        prescriptionActs(world, rx, `prescription ${index + 1}`)
      ),
    ],
    [
      4,
      [
        ...world.supplies.flatMap((supply) => supplyActs(supply)),
        ...instalmentActs(world),
      ],
    ],
    [2, world.refunds.flatMap((refund) => refundActs(refund))],
    [2, stopActs(world)],
    [1, [time]],
  ]
}

const workOn = (game: Game, due: Due): Act =>
  act(`the worker does ${due.topic}`, true, async (scene) => {
    await work(scene, due)
    game.past.push(due)
  })

function choose(game: Game): Act | undefined {
  const isUsual = byte(game) % 8 < 5
  const fit = choices(game).flatMap(([share, acts]) => {
    const usual = acts.filter((one) => one.usual)
    const some = isUsual ? usual : acts
    return some.length > 0 ? Array.from({ length: share }, () => some) : []
  })
  const acts = fit[byte(game) % Math.max(1, fit.length)] ?? []
  return acts[byte(game) % Math.max(1, acts.length)]
}

/** What this step does: one act, two at the same instant, or one that was done before. */
function stepOf(game: Game): Act[] {
  const kind = byte(game) % 16
  const repeated = game.past[byte(game) % Math.max(1, game.past.length)]
  if (kind === 0 && game.last) {
    return [{ ...game.last, name: `again: ${game.last.name}` }]
  }
  if (kind === 1 && repeated?.kind === "follow_up") {
    return [
      act(`again: the worker does ${repeated.topic}`, false, (scene) =>
        work(scene, repeated)
      ),
    ]
  }
  const first = choose(game)
  const second = kind < 6 ? choose(game) : undefined
  // The relay never does one follow-up twice at the same time: its row is locked.
  const isSame = second?.name === first?.name && second?.name.includes("worker")
  return [first, isSame ? undefined : second].flatMap((one) => one ?? [])
}

/** Plays one tape from one stage to its end. @throws Violation with the story */
export async function play(
  scene: Scene,
  input: { stage: string; tape: Uint8Array; steps: number },
  tally: Tally
): Promise<void> {
  const { stage, tape, steps } = input
  await scene.stages.restore(stage)
  clock.setOffset(0)
  const story: Story = [`from the stage "${stage}"`]
  const world = await lookAt(scene)
  const game: Game = {
    scene,
    tape,
    at: 0,
    world,
    story,
    tally,
    last: null,
    past: [],
  }
  try {
    for (let step = 0; step < steps; step += 1) {
      await take(game, stepOf(game))
      if (byte(game) % 4 > 0) {
        await settle(game)
      }
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Violation(`${why}\n  ${story.join("\n  ")}`)
  }
}

/** The worker does what is due, in order, as it mostly does before anybody acts again. */
async function settle(game: Game): Promise<void> {
  const [first] = dueOf(game.world)
  if (first) {
    await take(game, [workOn(game, first)])
  }
}

async function take(game: Game, acts: Act[]): Promise<void> {
  const { scene, story } = game
  const outcomes = await Promise.allSettled(acts.map((one) => one.run(scene)))
  const told = acts.map((one, index) => tell(game, one, outcomes[index]))
  story.push(told.join("  AND  "))
  game.last = acts[0] ?? game.last
  const before = game.world
  const after = await lookAt(scene)
  game.world = after
  const isRace = acts.length > 1
  const { ids } = scene
  checkStep({ before, after, ids, isRace }, clock.now().getTime())
  checkWorld(after)
  if (dueOf(after).length === 0) {
    checkRest(after)
  }
}

function tell(
  game: Game,
  { name }: Act,
  outcome: PromiseSettledResult<unknown> | undefined
): string {
  const count = game.tally.get(name) ?? { done: 0, refused: 0 }
  game.tally.set(name, count)
  if (outcome?.status !== "rejected") {
    count.done += 1
    return name
  }
  count.refused += 1
  const error: unknown = outcome.reason
  const message = messageOf(error)
  if (!isRefusal(error)) {
    game.story.push(`${name} CRASHED`)
    throw new Violation(`"${name}" crashed: ${message}`)
  }
  return `${name} (refused: ${message})`
}

/** Our own refusals have a code; whatever has none is a fault. */
const isRefusal = (error: unknown): boolean =>
  typeof error === "object" &&
  error !== null &&
  "code" in error &&
  typeof error.code === "string" &&
  /^[a-z_]+$/.test(error.code) &&
  "type" in error
