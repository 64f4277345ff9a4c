import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { stopCaseWorkflow } from "../clinical-review/stop-case"
import { prescribingOf } from "../dispensing/services"
import { isolated } from "../relay/isolated"
import { wakeWorker } from "../relay/wake"
import { eachOfPages } from "./pages"

const actor = systemActor("course endings")
const REASON = "The course of treatment is over; it needs a new consultation"

type Page = { after: string; limit: number }

/**
 * Ends the requests on a course that is over of which nothing has left:
 * a one-off, a renewal that came late, whoever was to decide on it. They could
 * never be supplied, so that their money goes back (REN-4). What was signed for
 * it and is unused is withdrawn (SAF-1). Looked for anew each time, so that what
 * comes to light later is ended too.
 * @returns how many ended
 */
export async function sweepOverCourses(
  container: MedusaContainer
): Promise<number> {
  const today = londonDay(clock.now())
  const ended = await eachOfPages(
    (page) => stranded(container, today, page),
    ({ id }) => end(container, id)
  )
  const withdrawn = await eachOfPages(
    (page) => unused(container, today, page),
    ({ id }) => withdraw(container, id)
  )
  if (ended > 0) {
    await wakeWorker(container)
  }
  return ended + withdrawn
}

/** Open cases whose consultation's course has ended or reached its limit, and of which nothing has left. */
async function stranded(
  container: MedusaContainer,
  today: string,
  { after, limit }: Page
): Promise<{ id: string }[]> {
  const { rows } = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw<{ rows: { id: string }[] }>(
      `select c.id from clinical_case c
        join course k on k.consultation_id = c.consultation_id and k.deleted_at is null
        where c.ended_as is null and c.deleted_at is null and c.id > ?
          and (k.state <> 'open' or k.limit_on <= ?)
          and not exists (select 1 from supply s
                           where s.case_id = c.id and s.dispatched_at is not null
                             and s.deleted_at is null)
          -- A plan that has begun ends by itself, with what is left of it.
          and not exists (select 1 from plan p
                           where p.case_id = c.id and p.started_at is not null
                             and p.deleted_at is null)
        order by c.id limit ?`,
      [after, today, limit]
    )
  return rows
}

/** Signed prescriptions on a course that is over which still authorise something. */
async function unused(
  container: MedusaContainer,
  today: string,
  { after, limit }: Page
): Promise<{ id: string }[]> {
  const { rows } = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw<{ rows: { id: string }[] }>(
      `select p.id from prescription p
        join clinical_case c on c.id = p.case_id and c.deleted_at is null
        join course k on k.consultation_id = c.consultation_id and k.deleted_at is null
        where p.state = 'signed' and p.authority in ('active', 'suspended')
          and p.deleted_at is null and p.id > ?
          and (k.state <> 'open' or k.limit_on <= ?)
        order by p.id limit ?`,
      [after, today, limit]
    )
  return rows
}

const withdraw = async (
  container: MedusaContainer,
  id: string
): Promise<boolean> =>
  (await isolated(container, `withdrawing the issues of ${id}`, async () =>
    Number(
      await prescribingOf(container).endUnused(
        id,
        { actor, reason: "The course of treatment is over" },
        clock.now()
      )
    )
  )) === 1

/** One that fails is told of and holds up none of the others. */
const end = async (
  container: MedusaContainer,
  case_id: string
): Promise<boolean> =>
  (await isolated(container, `ending case ${case_id}`, async () => {
    await stopCaseWorkflow(container).run({
      input: { case_id, event: "cancel", actor, reason: REASON },
    })
    return 1
  })) === 1
