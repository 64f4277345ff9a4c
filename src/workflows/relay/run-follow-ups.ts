import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { clock } from "../../shared/clock"
import { messageOf, unexpected } from "../../shared/errors"
import type { FollowUpTopic } from "../../shared/follow-ups"
import { outboxesWithWork } from "./outbox-tables"
import { followUpHandlers } from "./registry"
import { callFollowUps } from "./settle-calls"

type FollowUpRow = {
  id: string
  topic: FollowUpTopic
  payload: Record<string, unknown>
  attempts: number
}

const MAX_BACKOFF_SECONDS = 600
/** Outboxes with hundreds of rows on one day, whose handlers read anew what they act on: several at a time. The others go in order, one by one. */
const AT_ONCE: Record<string, number> = { treatment_plan_outbox: 4 }
/** A day with many of one kind doesn't keep the other outboxes waiting. */
const MOST = 10

/**
 * Starts the workflow of the follow-ups that are due, in turn, some of each
 * outbox: called again until none is left. The row is locked while its workflow
 * runs, so a second worker passes it by and a killed one frees it at once.
 * @returns how many were started, failed ones included
 */
export async function runFollowUps(
  container: MedusaContainer
): Promise<number> {
  let started = 0
  for (const table of await outboxesWithWork(container, "follow_ups")) {
    const all = await Promise.all(
      Array.from({ length: AT_ONCE[table] ?? 1 }, () =>
        runSome(container, table)
      )
    )
    started += all.reduce((sum, done) => sum + done, 0)
  }
  return started
}

async function runSome(
  container: MedusaContainer,
  table: string
): Promise<number> {
  let done = 0
  while (done < MOST && (await runNext(container, table))) {
    done += 1
  }
  return done
}

async function runNext(
  container: MedusaContainer,
  table: string
): Promise<boolean> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  return knex.transaction(async (trx) => {
    const { rows } = await trx.raw<{ rows: FollowUpRow[] }>(
      `select id, topic, payload, attempts from ?? where moved_at is null
          and kind = 'follow_up' and due_at <= ?
        order by seq limit 1 for update skip locked`,
      [table, clock.now()]
    )
    const row = rows[0]
    if (!row) {
      return false
    }
    const error = await runHandler(container, row)
    if (error === undefined) {
      await trx.raw("update ?? set moved_at = ? where id = ?", [
        table,
        clock.now(),
        row.id,
      ])
    } else {
      await trx.raw(
        "update ?? set attempts = attempts + 1, last_error = ?, due_at = ? where id = ?",
        [table, error, nextAttempt(row.attempts), row.id]
      )
    }
    return true
  })
}

async function runHandler(
  container: MedusaContainer,
  row: FollowUpRow
): Promise<string | undefined> {
  const handler = callFollowUps[row.topic] ?? followUpHandlers[row.topic]
  try {
    if (!handler) {
      throw unexpected(`No workflow is registered for "${row.topic}"`)
    }
    await handler(container, row.payload)
    return undefined
  } catch (error) {
    const message = messageOf(error)
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`Follow-up ${row.topic} (${row.id}) failed: ${message}`)
    return message
  }
}

function nextAttempt(attempts: number): Date {
  const seconds = Math.min(2 ** (attempts + 1), MAX_BACKOFF_SECONDS)
  return new Date(clock.now().getTime() + seconds * 1000)
}
