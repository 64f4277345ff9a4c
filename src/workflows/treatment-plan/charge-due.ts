import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { type Actor, systemActor } from "../../shared/actor"
import type { Day } from "../../shared/calendar"
import { clock } from "../../shared/clock"
import { messageOf } from "../../shared/errors"
import { wakeWorker } from "../relay/wake"
import {
  tellOfPlanWaiting,
  type WaitsFor,
} from "../messaging/tell-of-plan-waiting"
import { type Obstacle, whyNotSupplied } from "./chargeable"
import { findOrders, makeOrders, type MonthOrder } from "./instalment-order"
import { readMonths, type Month } from "./months"
import { ensureCollections } from "./payment-collections"
import { reserveOrders, Shelf } from "./reserve-orders"
import { plansOf } from "./services"

/** Who lets plans stand still for what is in the way of a charge; what it stopped, it lets go on. */
export const CHARGE_CHECK = systemActor("charge-check")

/** Enough for one go to be cheap, few enough that a crash repeats little. */
const BATCH = 40
/** Nobody else begins a batch meanwhile; a batch takes seconds. */
const LOCK_SECONDS = 60

/** What became of months that were to be charged, by their ids. */
export type MonthResult = "begun" | "clinical" | "stock" | "refused"
export type Begun = Map<string, MonthResult>

/** Months that fell due, and those whose day to be tried again has come (PAY-7); gives how many charges were begun. */
export async function chargeDue(container: MedusaContainer): Promise<number> {
  const fallen = await fallDue(container)
  let begun = 0
  let page: string[]
  let after = ""
  do {
    page = await plansOf(container).dueNow(after, BATCH)
    after = page.at(-1) ?? after
    begun += await beginAll(container, page)
  } while (page.length === BATCH)
  const again = await plansOf(container).dueAgain(MOST_AGAIN, clock.now())
  for (let at = 0; at < again.length; at += BATCH) {
    begun += await beginAll(container, again.slice(at, at + BATCH))
  }
  return fallen + begun
}

const MOST_AGAIN = 2_000

async function fallDue(container: MedusaContainer): Promise<number> {
  let fallen = 0
  let page: string[]
  do {
    page = await plansOf(container).fallDue(BATCH, actor, clock.now())
    fallen += page.length
    // A page may be short: of a course's plans one month falls due at a time.
  } while (page.length > 0)
  return fallen
}

const actor = systemActor("plans")

/** Where a batch can't be done each month is tried alone: one that is broken doesn't keep the others. */
async function beginAll(
  container: MedusaContainer,
  ids: string[]
): Promise<number> {
  try {
    const found = await chargeInstalments(container, ids)
    return [...found.values()].filter((one) => one === "begun").length
  } catch (error) {
    if (ids.length > 1) {
      let begun = 0
      for (const id of ids) {
        begun += await beginAll(container, [id])
      }
      return begun
    }
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`Month ${ids.join()} was not charged: ${messageOf(error)}`)
    return 0
  }
}

/**
 * Begins the charges of some months: may it be supplied, is it on the shelf, an
 * order of its own, and only then a call to the partner under its key (INT-2).
 * What can't be supplied isn't charged, and its plan stands still until it can.
 * Also what staff and patients start again; repeatable after a crash at any
 * point, as each part finds what it did before.
 * @param by who has it charged, as its history tells
 */
export async function chargeInstalments(
  container: MedusaContainer,
  ids: readonly string[],
  by: Actor = actor
): Promise<Begun> {
  if (ids.length === 0) {
    return new Map()
  }
  const begun = await container
    .resolve(Modules.LOCKING)
    .execute("charge-instalments", () => charge(container, ids, by), {
      timeout: LOCK_SECONDS,
    })
  await wakeWorker(container)
  return begun
}

async function charge(
  container: MedusaContainer,
  ids: readonly string[],
  by: Actor
): Promise<Begun> {
  const months = await readMonths(container, ids)
  const obstacles = await whyNotSupplied(container, months)
  const free = months.filter(({ instalment }) => !obstacles.has(instalment.id))
  const orders = await prepareOrders(container, free)
  const result: Begun = new Map()
  for (const month of months) {
    const { id } = month.instalment
    const order = orders.get(id)
    if (order) {
      result.set(id, await begin(container, month, order, by))
    } else {
      const obstacle = obstacles.get(id)
      const why = obstacle ? reasonOf(obstacle) : "stock"
      result.set(id, await standStill(container, month, why))
    }
  }
  return result
}

/** Orders with their stock and payment collection; none for months whose packs aren't on the shelf. */
async function prepareOrders(
  container: MedusaContainer,
  months: readonly Month[]
): Promise<Map<string, MonthOrder>> {
  if (months.length === 0) {
    return new Map()
  }
  const known = await findOrders(container, months)
  // Looked at before an order is made, and taken from only when its line is there.
  const probe = await Shelf.read(container, months)
  const missing = months.filter(
    (month) => !known.has(month.instalment.id) && probe.take(month) !== null
  )
  const orders = new Map([...known, ...(await makeOrders(container, missing))])
  const kept = await reserveOrders(
    container,
    months,
    orders,
    await Shelf.read(container, months)
  )
  await ensureCollections(
    container,
    months.filter(({ instalment }) => kept.has(instalment.id)),
    orders
  )
  return new Map([...orders].filter(([id]) => kept.has(id)))
}

const begin = (
  container: MedusaContainer,
  { instalment }: Month,
  order: MonthOrder,
  by: Actor
): Promise<MonthResult> =>
  unlessRefused(container, instalment.id, async () => {
    const { id } = instalment
    await plansOf(container).beginCharge(id, order.id, by, clock.now())
    return "begun"
  })

/** What ended or moved on meanwhile is refused by its module, and doesn't keep the others. */
async function unlessRefused(
  container: MedusaContainer,
  id: string,
  work: () => Promise<MonthResult>
): Promise<MonthResult> {
  try {
    return await work()
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`Month ${id} is not charged: ${messageOf(error)}`)
    return "refused"
  }
}

/** What the team reads of an obstacle. */
export const reasonOf = (obstacle: Obstacle): WaitsFor =>
  obstacle === "gap" || obstacle === "check_in" ? obstacle : "clinical"

/** The plan waits until the reason is gone, and the team is told (SAF-7, DSP-3); `since` where it waits already. */
export const standStill = (
  container: MedusaContainer,
  { instalment, plan }: Month,
  why: WaitsFor,
  since?: Day
): Promise<MonthResult> =>
  unlessRefused(container, instalment.id, async () => {
    const cause = why === "stock" ? "stock" : "clinical"
    await plansOf(container).pause(plan.id, cause, CHARGE_CHECK, clock.now())
    await tellOfPlanWaiting(container, instalment.id, why, since)
    return cause
  })
