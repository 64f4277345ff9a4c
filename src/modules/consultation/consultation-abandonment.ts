import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { callRow } from "../../shared/outbox"
import { ConsultationHistory } from "./consultation-history"
import { mayAbandonAt } from "./domain/abandonment"
import { dueSince, flaggedSince, remindersDue } from "./domain/reminders"
import { run, toRow } from "./sql"
import type { Shared } from "./sql"
import type { UnfinishedConsultation } from "./types"

/** At a time; the next sweep goes on. */
const MOST = 100

const dueSchema = z.object({
  id: z.string(),
  reminders_sent: z.number(),
  last_activity_at: z.coerce.date(),
})

export type UnfinishedFilters = {
  /** unfinished: being answered; unpaid: handed in without an order. */
  state: "unfinished" | "unpaid"
  /** Only those nobody touched for 7 days, or only the others. */
  flagged?: boolean
  limit: number
  offset: number
}

/** Consultations that their patients left lying (CON-8). Nothing here ends one: staff do. */
export class ConsultationAbandonment extends ConsultationHistory {
  /**
   * Has those reminded who are signed in and left an unfinished consultation
   * so many `hours` ago. Each reminder is asked for once; several that are due
   * at once are one. What has been lying for 7 days is for staff.
   * @returns how many were asked for
   */
  @InjectTransactionManager()
  async remindUnfinished(
    hours: readonly number[],
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<number> {
    let asked = 0
    for (const number of hours.keys()) {
      const rows = await run(
        shared,
        `select id, reminders_sent, last_activity_at from consultation
          where state = 'draft' and customer_id is not null
            and reminders_sent = ? and last_activity_at <= ?
            and last_activity_at > ? and deleted_at is null
          order by last_activity_at limit ${MOST} for update skip locked`,
        [number, dueSince(hours, number, now), flaggedSince(now)]
      )
      for (const row of rows) {
        await this.askForReminder(dueSchema.parse(row), hours, now, shared)
      }
      asked += rows.length
    }
    return asked
  }

  /** One page of what was left lying, the longest first; no answers. */
  @InjectManager()
  async listUnfinished(
    filters: UnfinishedFilters,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ consultations: UnfinishedConsultation[]; count: number }> {
    const since = flaggedSince(now)
    const [rows, count] = await this.listAndCountConsultations(
      {
        ...(filters.state === "unfinished"
          ? { state: "draft" as const }
          : { state: "submitted" as const, order_id: null }),
        ...(filters.flagged === undefined
          ? {}
          : {
              last_activity_at: filters.flagged
                ? { $lte: since }
                : { $gt: since },
            }),
      },
      {
        take: filters.limit,
        skip: filters.offset,
        order: { last_activity_at: "ASC", id: "ASC" },
      },
      shared
    )
    return {
      count,
      consultations: rows.map((record) => {
        const row = toRow(record)
        return {
          id: row.id,
          reference: row.reference,
          category: { handle: row.category_handle, name: row.category_name },
          state: row.state,
          is_guest: row.customer_id === null,
          started_at: row.started_at,
          last_activity_at: row.last_activity_at,
          reminders_sent: record.reminders_sent,
          flagged: row.last_activity_at <= since,
          abandonable: mayAbandonAt(row.last_activity_at, now),
        }
      }),
    }
  }

  private async askForReminder(
    row: z.infer<typeof dueSchema>,
    hours: readonly number[],
    now: Date,
    shared: Shared
  ): Promise<void> {
    const sent = remindersDue(row.last_activity_at, hours, now)
    await run(
      shared,
      "update consultation set reminders_sent = ?, updated_at = now() where id = ?",
      [sent, row.id]
    )
    // With the moment: who goes on before it is sent isn't reminded.
    const subject_id = `${row.id}:${row.last_activity_at.getTime()}`
    await this.createOutboxes(
      [
        callRow(
          {
            partner: "email",
            operation: "consultation_reminder",
            reference: `email:consultation_reminder:${row.id}:${sent}`,
            subject_type: "consultation_left",
            subject_id,
          },
          now
        ),
      ],
      shared
    )
  }
}
