import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Day } from "../../shared/calendar"
import { londonDay } from "../../shared/london"
import { CardChanges } from "./card-changes"
import { ASKED_TO_END } from "./list-conditions"
import { run, type Shared } from "./sql"
import type { InstalmentRecord, PlanRecord } from "./types"

/** A later month that comes near, with whose it is. */
export type NearMonth = Pick<InstalmentRecord, "id" | "plan_id" | "number"> &
  Pick<
    PlanRecord,
    "patient_id" | "customer_id" | "case_id" | "category_handle"
  > & { due_on: Day }

/** Which months their patients are asked before (SAF-18). */
export class CheckInMonths extends CardChanges {
  /**
   * The later months of a category that are due by a day and haven't left, in the
   * order of their ids: each after the one before has left, and of plans that
   * their patients don't hold up themselves. What is paid may wait so long that
   * its patient is asked again: also where they have paused what comes after it,
   * and where a dispute won late brought it back to a plan that was complete.
   */
  @InjectTransactionManager()
  async nearMonths(
    of: { category_handle: string; until: Day; after: string; most: number },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<NearMonth[]> {
    return run<NearMonth>(
      shared,
      `select i.id, i.plan_id, i.number, i.due_on, p.patient_id, p.customer_id,
              p.case_id, p.category_handle
         from instalment i
         join plan p on p.id = i.plan_id and p.deleted_at is null
          and p.category_handle = ? and p.state in ('active', 'paused', 'completed')
         join course c on c.id = p.course_id and c.state = 'open' and c.limit_on > ?
        where i.number > 1 and i.due_on <= ? and i.id > ? and i.deleted_at is null
          and i.state in ('scheduled', 'due', 'retry_wait', 'action_required', 'failed', 'paid')
          and (i.state = 'paid' or p.state <> 'completed')
          and (not 'patient' = any(p.pause_causes)
            or (i.state = 'paid' and not coalesce(${ASKED_TO_END}, false)))
          and not exists (
            select 1 from instalment b
             where b.plan_id = i.plan_id and b.number < i.number and b.deleted_at is null
               and b.state not in ('supplied', 'refunded', 'cancelled'))
        order by i.id limit ?`,
      [of.category_handle, londonDay(now), of.until, of.after, of.most]
    )
  }
}
