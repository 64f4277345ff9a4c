import { z } from "@medusajs/framework/zod"

export const ListSafeguardingTasks = z
  .object({
    /** Without it all, the open ones first. */
    state: z.enum(["open", "done"]).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  })
  .strict()
export type ListSafeguardingTasksType = z.infer<typeof ListSafeguardingTasks>

export const CompleteSafeguardingTask = z
  .object({
    /** What was done about it. */
    note: z.string().trim().min(10).max(4_000),
  })
  .strict()
export type CompleteSafeguardingTaskType = z.infer<
  typeof CompleteSafeguardingTask
>

/** A task as it stands in the list: who is affected and how urgently, not why (CON-3). */
export type SafeguardingTaskRow = {
  id: string
  consultation_id: string
  reference: string
  category: { handle: string; name: string }
  /** Whether the consultation was ended or went on to review. */
  consultation_state: string
  /** Of the most urgent rule that fired. */
  advice_level: "emergency" | "urgent" | "see_gp" | "not_suitable"
  state: "open" | "done"
  opened_at: string
  /** Null for somebody who is not signed in. */
  patient_id: string | null
  done_at: string | null
  done_by_name: string | null
}

type SafeguardingAnswer = { question_id: string; label: string; text: string }

export type SafeguardingTaskDetail = SafeguardingTaskRow & {
  /** How to reach the person; null for a guest. */
  patient: {
    first_name: string
    last_name: string
    date_of_birth: string
    phone: string
    email: string
  } | null
  /** What fired, with the answers that each looked at. */
  rules: {
    rule_id: string
    clinician_text: string
    /** What the patient was told to do. */
    advice: { level: SafeguardingTaskRow["advice_level"]; title: string }
    answers: SafeguardingAnswer[]
  }[]
  sections: { id: string; title: string; answers: SafeguardingAnswer[] }[]
  note: string | null
}

export type SafeguardingTaskList = {
  tasks: SafeguardingTaskRow[]
  count: number
  limit: number
  offset: number
}
export type SafeguardingTaskResponse = { task: SafeguardingTaskDetail }
export type SafeguardingTaskCompleted = { task: SafeguardingTaskRow }
