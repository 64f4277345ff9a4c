import type { InferTypeOf } from "@medusajs/framework/types"
import type { Actor } from "../../shared/actor"
import { auditRow, type CallIntent } from "../../shared/outbox"
import type { Shared } from "./health-reports"
import type { CheckIn } from "./models/check-in"

export type CheckInRow = InferTypeOf<typeof CheckIn>

/** Asking and answering of one plan wait for each other. */
export const lockCheckIns = async (
  planId: string,
  shared: Shared
): Promise<void> => {
  await shared.transactionManager?.execute(
    "select pg_advisory_xact_lock(hashtextextended(?, 0))",
    [`check_in:${planId}`]
  )
}

export const placeOf = (row: string) => ({
  table: "check_in",
  column: "answers_enc",
  row,
})

/** Subject: "<check-in id>:<occasion>". */
export const checkInEmail = (
  { id, case_id }: CheckInRow,
  occasion: string
): CallIntent => ({
  partner: "email",
  operation: "check_in_due",
  reference: `email:check_in_due:${id}:${occasion}`,
  subject_type: "check_in",
  subject_id: `${id}:${occasion}`,
  case_id,
})

/** That it was asked or answered, for the ledger: nothing of what was answered. */
export const checkInAudit = (
  row: CheckInRow,
  action: "check_in.asked" | "check_in.answered",
  actor: Actor,
  now: Date
) =>
  auditRow(
    `${row.id}:${action}`,
    {
      action,
      actor,
      entity_type: "check_in",
      entity_id: row.id,
      case_id: row.case_id,
      patient_id: row.patient_id,
      details: {
        plan_id: row.plan_id,
        number: row.number,
        ...(action === "check_in.answered"
          ? {
              health_report: row.health_report_id !== null,
              by_phone: row.taken_by !== null,
            }
          : {}),
      },
    },
    now
  )
