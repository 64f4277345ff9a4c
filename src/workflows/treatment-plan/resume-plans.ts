import type { MedusaContainer } from "@medusajs/framework/types"
import {
  pauseOrigins,
  type PauseOrigin,
} from "../../modules/treatment-plan/domain/pause-origins"
import type { PlanRecord } from "../../modules/treatment-plan/types"
import type { Day } from "../../shared/calendar"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { wakeWorker } from "../relay/wake"
import { CHARGE_CHECK, standStill } from "./charge-due"
import { type Obstacle, whyNotSupplied } from "./chargeable"
import { readMonths, type Month } from "./months"
import { Shelf } from "./reserve-orders"
import { plansOf } from "./services"

const PAGE = 200
const CAUSES = ["clinical", "stock"] as const

/**
 * Lets plans go on that stand still for what was in the way of a charge, when
 * it is gone: a stop released, a pack delivered to the shelf. Only what the
 * check itself stopped; what people stopped, and a gap that has grown too long
 * (SAF-18), waits for them. Gives how many go on.
 */
export async function resumePlans(container: MedusaContainer): Promise<number> {
  let resumed = 0
  let page: PlanRecord[]
  let after = ""
  do {
    page = await plansOf(container).listPlans(
      {
        id: { $gt: after },
        state: "paused",
        $or: CAUSES.map((cause) => ({ pause_causes: { $contains: [cause] } })),
      },
      { order: { id: "ASC" }, take: PAGE }
    )
    after = page.at(-1)?.id ?? after
    resumed += await resumePage(container, page)
  } while (page.length === PAGE)
  if (resumed > 0) {
    await wakeWorker(container)
  }
  return resumed
}

async function resumePage(
  container: MedusaContainer,
  plans: PlanRecord[]
): Promise<number> {
  const own = await stoppedByCheck(container, plans)
  const months = await nextMonths(container, own)
  const obstacles = await whyNotSupplied(container, months)
  const shelf = await Shelf.read(container, months)
  let resumed = 0
  for (const month of months) {
    const { plan, instalment } = month
    const mine = own.get(plan.id)
    // What was in the way is gone perhaps, but too much time has passed over it.
    if (obstacles.get(instalment.id) === "gap") {
      await standStill(container, month, "gap", mine?.since)
    }
    const free = causesGone(
      mine?.causes ?? new Set(),
      hinders(obstacles.get(instalment.id), instalment.state),
      () => shelf.take(month) !== null
    )
    for (const cause of free) {
      await plansOf(container).resume(plan.id, cause, CHARGE_CHECK, clock.now())
      resumed += 1
    }
  }
  return resumed
}

/**
 * Whether a month that a plan waits with still can't be taken. Nobody was asked
 * yet about one that isn't due: what it isn't answered for is no reason to wait.
 */
export const hinders = (
  obstacle: Obstacle | undefined,
  state: Month["instalment"]["state"]
): boolean =>
  obstacle !== undefined && !(obstacle === "check_in" && state === "scheduled")

/**
 * Which of the check's own causes a plan doesn't wait for any more. Packs are
 * taken for those only who wait for them and could have them now: who waits for
 * a clinician leaves them to the others.
 * @param take takes a month's packs from the shelf; false where there are too few
 */
export function causesGone(
  mine: ReadonlySet<string>,
  isHindered: boolean,
  take: () => boolean
): (typeof CAUSES)[number][] {
  if (isHindered) {
    return []
  }
  return CAUSES.filter(
    (cause) => mine.has(cause) && (cause !== "stock" || take())
  )
}

type Stopped = {
  causes: Set<string>
  /** The day since which it waits for a clinician, where it does. */
  since: Day | undefined
}

/** Of each plan, the causes that the check gave. */
export async function stoppedByCheck(
  container: MedusaContainer,
  plans: PlanRecord[]
): Promise<Map<string, Stopped>> {
  const events = await plansOf(container).listPlanEvents(
    {
      plan_id: plans.map(({ id }) => id),
      event: ["plan.pause", "plan.lift_pause", "plan.resume"],
    },
    { order: { seq: "ASC" }, take: null }
  )
  const isOwn = ([, by]: [string, PauseOrigin]) => by === CHARGE_CHECK.id
  return new Map(
    plans.flatMap(({ id, pause_causes }) => {
      const ofPlan = events.filter((one) => one.plan_id === id)
      const own = [...pauseOrigins(ofPlan)].filter(isOwn)
      const causes = new Set(own.map(([cause]) => cause))
      const last = ofPlan.findLast(
        ({ event, details }) =>
          event === "plan.pause" && details?.["cause"] === "clinical"
      )
      const since =
        last && pause_causes.includes("clinical")
          ? londonDay(last.at)
          : undefined
      return own.length > 0 ? [[id, { causes, since }] as const] : []
    })
  )
}

/** The month that each plan waits with: the first that nothing was taken for. */
export async function nextMonths(
  container: MedusaContainer,
  plans: Map<string, unknown>
): Promise<Month[]> {
  const open = await plansOf(container).listInstalments(
    { plan_id: [...plans.keys()], state: WAITING },
    { select: ["id", "plan_id"], order: { number: "ASC" }, take: null }
  )
  const next = new Map<string, string>()
  for (const { id, plan_id } of open) {
    next.set(plan_id, next.get(plan_id) ?? id)
  }
  return readMonths(container, [...next.values()])
}

const WAITING: Month["instalment"]["state"][] = [
  "scheduled",
  "due",
  "retry_wait",
  "action_required",
  "failed",
]
