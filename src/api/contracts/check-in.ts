import { z } from "@medusajs/framework/zod"
import {
  checkInAnswersSchema,
  type CheckInAnswers,
} from "../../modules/messaging/domain/check-in"
import type { CheckInQuestion } from "../../shared/check-in-policy"

export type { CheckInQuestion }

/** What a patient answers before a month of their plan, themselves or by phone (SAF-18). */
export const AnswerCheckIn = z
  .object({
    answers: checkInAnswersSchema,
    /** Made by the form: sent again it is the same answer. */
    key: z.string().trim().min(8).max(80),
  })
  .strict()
export type AnswerCheckInType = z.infer<typeof AnswerCheckIn>

/** What is asked now. */
export type AccountCheckIn = {
  /** Of the month in its plan. */
  number: number
  due_on: string
  /** Its day is past. */
  is_late: boolean
  /** It was charged already: its parcel alone waits. */
  is_paid: boolean
  questions: CheckInQuestion[]
}

/** `on_hold`: what was answered is worrying, and supply is stopped. */
export type CheckInAnswered = { check_in: { on_hold: boolean } }

/** What a patient was asked before their supplies, for clinicians; the newest first. */
export type CaseCheckIns = {
  check_ins: {
    id: string
    plan_id: string
    number: number
    due_on: string
    asked_at: string
    /** Null while it waits for the patient. */
    answered_at: string | null
    answers: CheckInAnswers | null
    /** What is asked. */
    questions: CheckInQuestion[]
    /** Who took it by phone; null where the patient answered themselves. */
    taken_by: string | null
    /** It opened a health report. */
    reported: boolean
  }[]
}
