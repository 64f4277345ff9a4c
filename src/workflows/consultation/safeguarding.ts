import type { MedusaContainer } from "@medusajs/framework/types"
import type { SafeguardingTask } from "../../modules/consultation/consultation-safeguarding"
import type { SafeguardingFilters } from "../../modules/consultation/safeguarding-rows"
import type { ReadAnswer } from "../../modules/consultation/types"
import { PATIENT_MODULE } from "../../modules/patient"
import type PatientModuleService from "../../modules/patient/service"
import type { Actor } from "../../shared/actor"
import { wakeWorker } from "../relay/wake"
import { consultationsOf } from "./services"

/** One page of the safeguarding tasks (CON-3). */
export async function readSafeguardingTasks(
  container: MedusaContainer,
  filters: SafeguardingFilters
) {
  const { tasks, count } =
    await consultationsOf(container).listSafeguarding(filters)
  return { tasks: tasks.map(toRow), count }
}

/**
 * A task with what was answered and whom to reach; the reading goes on record.
 * @throws not_found
 */
export async function readSafeguardingTask(
  container: MedusaContainer,
  id: string,
  actor: Actor
) {
  const { task, note, consultation } = await consultationsOf(
    container
  ).readSafeguarding(id, actor)
  await wakeWorker(container)
  const sections = consultation.sections.map(({ answers, ...section }) => ({
    ...section,
    answers: answers.map(toAnswer),
  }))
  const answers = sections.flatMap((section) => section.answers)
  return {
    ...toRow(task),
    patient: await readPatient(container, task.patient_id),
    rules: consultation.trace
      .filter(({ rule_id }) => task.rule_ids.includes(rule_id))
      .map(({ rule_id, clinician_text, advice, answers_used }) => ({
        rule_id,
        clinician_text,
        advice: { level: advice.level, title: advice.title },
        answers: answers.filter(({ question_id }) =>
          Object.hasOwn(answers_used, question_id)
        ),
      })),
    sections,
    note,
  }
}

/**
 * Ends a task with what was done about it. Called by
 * POST /admin/safeguarding-tasks/:id/complete. One transaction and nothing to
 * undo, so it is no workflow: the note may lie in no workflow table.
 * @throws not_found; transition_not_allowed when somebody else has
 */
export async function completeSafeguardingTask(
  container: MedusaContainer,
  input: { id: string; note: string; actor: Actor; name: string }
) {
  const task = await consultationsOf(container).completeSafeguarding(input)
  await wakeWorker(container)
  return toRow(task)
}

const toAnswer = ({ question_id, label, text }: ReadAnswer) => ({
  question_id,
  label,
  text,
})

const toRow = (task: SafeguardingTask) => ({
  id: task.id,
  consultation_id: task.consultation_id,
  reference: task.reference,
  category: { handle: task.category_handle, name: task.category_name },
  consultation_state: task.consultation_state,
  advice_level: task.advice_level,
  state: task.state,
  opened_at: task.opened_at.toISOString(),
  patient_id: task.patient_id,
  done_at: task.done_at?.toISOString() ?? null,
  done_by_name: task.done_by_name,
})

async function readPatient(container: MedusaContainer, id: string | null) {
  if (id === null) {
    return null
  }
  const { first_name, last_name, date_of_birth, phone, email } = await container
    .resolve<PatientModuleService>(PATIENT_MODULE)
    .readPerson(id)
  return { first_name, last_name, date_of_birth, phone, email }
}
