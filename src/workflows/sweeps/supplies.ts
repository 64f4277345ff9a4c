import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { addMinutes, clock } from "../../shared/clock"
import { messageOf } from "../../shared/errors"
import { londonDay } from "../../shared/london"
import { findBooked } from "../dispensing/calls"
import { openSupplyWorkflow } from "../dispensing/open-supply"
import { dispensingOf } from "../dispensing/services"
import { settleSupply } from "../dispensing/settle-supply-gates"

const PAGE = 200
const MISSING = 1_000
/** A gate may open by time alone (a letter's waiting time): waiting supplies are looked at this often. */
const LOOK_AGAIN_MINUTES = 5
/** One that has its day is looked at less often until then, as it may wait for months. */
const LOOK_AHEAD_MINUTES = 6 * 60
/** The carrier takes five calls a second; a label printed by hand is no hurry. */
const ASK_AGAIN_MINUTES = 15

/** One bad record must not stop the others. */
async function each(
  container: MedusaContainer,
  ids: string[],
  work: (id: string) => Promise<unknown>
): Promise<number> {
  let done = 0
  for (const id of ids) {
    try {
      await work(id)
      done += 1
    } catch (error) {
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(`Supply sweep, ${id}: ${messageOf(error)}`)
    }
  }
  return done
}

/** Approved cases without a dispatch entry, however many approved ones there are. */
async function casesWithoutSupply(
  container: MedusaContainer
): Promise<string[]> {
  const { rows } = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw<{ rows: { id: string }[] }>(
      `select c.id from clinical_case c
        where c.state = 'approved' and c.deleted_at is null
          and not exists (select 1 from supply s
                           where s.case_id = c.id and s.deleted_at is null)
        order by c.last_activity_at, c.id limit ${MISSING}`
    )
  return rows.map(({ id }) => id)
}

async function openMissing(container: MedusaContainer): Promise<number> {
  return each(container, await casesWithoutSupply(container), (case_id) =>
    openSupplyWorkflow(container).run({ input: { case_id } })
  )
}

/** Waiting supplies whose gates were not looked at lately. */
async function settleWaiting(container: MedusaContainer): Promise<number> {
  const now = clock.now()
  const lookedBefore = (minutes: number) => ({
    gates_at: { $lte: addMinutes(now, -minutes) },
  })
  const waiting = await dispensingOf(container).listSupplies(
    {
      state: ["due", "ready"],
      $or: [
        { gates_at: null },
        lookedBefore(LOOK_AHEAD_MINUTES),
        { ...lookedBefore(LOOK_AGAIN_MINUTES), not_before: null },
        {
          ...lookedBefore(LOOK_AGAIN_MINUTES),
          not_before: { $lte: londonDay(now) },
        },
      ],
    },
    { select: ["id"], take: PAGE, order: { gates_at: "ASC" } }
  )
  const before = waiting.map(({ id }) => id)
  return each(container, before, (id) => settleSupply(container, id))
}

/** Parcels booked without a number: the account prints labels at its own desk (403, not OBA). */
async function fetchNumbers(container: MedusaContainer): Promise<number> {
  const dispensing = dispensingOf(container)
  const since = addMinutes(clock.now(), -ASK_AGAIN_MINUTES)
  const booked = await dispensing.listParcels(
    {
      state: "booked",
      $or: [{ last_polled_at: null }, { last_polled_at: { $lte: since } }],
    },
    { take: 5 }
  )
  const byId = new Map(booked.map((parcel) => [parcel.id, parcel]))
  return each(container, [...byId.keys()], async (id) => {
    const parcel = byId.get(id)
    await dispensing.updateParcels({ id, last_polled_at: clock.now() })
    const found = parcel ? await findBooked(container, parcel) : undefined
    if (found?.tracking_number) {
      await dispensing.recordShipment(id, found, clock.now())
    }
  })
}

/** Starts what an approved case, a waiting supply or a booked parcel requires and nothing covers. */
export async function sweepSupplies(
  container: MedusaContainer
): Promise<number> {
  return (
    (await openMissing(container)) +
    (await settleWaiting(container)) +
    (await fetchNumbers(container))
  )
}
