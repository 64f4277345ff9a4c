import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import type { Day } from "../../shared/calendar"
import { londonDay } from "../../shared/london"
import { callRow } from "../../shared/outbox"
import {
  checkInAudit,
  checkInEmail,
  lockCheckIns,
  type CheckInRow,
} from "./check-in-rows"
import { HealthReports, type Shared } from "./health-reports"

/** A month that its patient is asked before. */
export type NewCheckIn = Pick<
  CheckInRow,
  | "patient_id"
  | "customer_id"
  | "case_id"
  | "category_handle"
  | "plan_id"
  | "instalment_id"
  | "number"
  | "questions"
  | "due_on"
>

const system: Actor = { type: "system", id: "check-in" }

/** Asking patients before each later supply (SAF-18). */
export class CheckInRequests extends HealthReports {
  /** Asks a patient before a month, once, by an email that names nothing. Repeatable. */
  @InjectTransactionManager()
  async askCheckIn(
    input: NewCheckIn,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<CheckInRow> {
    await lockCheckIns(input.plan_id, shared)
    const [open] = await this.listCheckIns(
      { instalment_id: input.instalment_id, answered_at: null },
      {},
      shared
    )
    if (open) {
      return open
    }
    const id = generateEntityId(undefined, "chk")
    const asked = await this.createCheckIns(
      { ...input, id, asked_at: now },
      shared
    )
    await this.createOutboxes(
      [
        checkInAudit(asked, "check_in.asked", system, now),
        callRow(checkInEmail(asked, "asked"), now),
      ],
      shared
    )
    return asked
  }

  /**
   * Follows a month that is asked about to another day, and reminds its patient
   * once on that day, or on the day after they were asked where it is past. Repeatable; one that is answered stays as it is.
   */
  @InjectTransactionManager()
  async followCheckIn(
    id: string,
    due_on: Day,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<boolean> {
    const known = await this.retrieveCheckIn(id, {}, shared)
    await lockCheckIns(known.plan_id, shared)
    const open = await this.retrieveCheckIn(id, {}, shared)
    const today = londonDay(now)
    const isReminder =
      due_on <= today &&
      londonDay(open.asked_at) < today &&
      (open.reminded_at === null || londonDay(open.reminded_at) < due_on)
    if (open.answered_at !== null || (!isReminder && open.due_on === due_on)) {
      return false
    }
    await this.updateCheckIns(
      { id, due_on, ...(isReminder ? { reminded_at: now } : {}) },
      shared
    )
    if (isReminder) {
      await this.createOutboxes(
        [callRow(checkInEmail(open, today), now)],
        shared
      )
    }
    return isReminder
  }
}
