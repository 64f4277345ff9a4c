import { Heading, Text } from "@medusajs/ui"
import type { SafeguardingTaskDetail } from "../../../../../api/contracts/safeguarding"
import { Facts, type Fact } from "../../../../components/facts"
import { StateBadge } from "../../../../components/state-badge"
import {
  formatDate,
  formatDateTime,
  formatPhone,
  sentenceCase,
} from "../../../../lib/format"
import { adviceWords } from "../../../../lib/words"

type Task = SafeguardingTaskDetail

const reachOf = ({ patient }: Task): Fact[] =>
  patient
    ? [
        ["Name", `${patient.first_name} ${patient.last_name}`],
        ["Date of birth", formatDate(patient.date_of_birth)],
        ["Phone", formatPhone(patient.phone)],
        ["Email", patient.email],
      ]
    : [["Person", "Not signed in: there is no way to reach them."]]

const endOf = (task: Task): Fact[] =>
  task.state === "done"
    ? [
        ["Done by", task.done_by_name],
        ["Done", task.done_at ? formatDateTime(task.done_at) : null],
        ["What was done", task.note],
      ]
    : []

/** What a task is about, in full. */
export const TaskReading = ({ task }: { task: Task }) => (
  <>
    <Facts
      facts={[
        ...endOf(task),
        ...reachOf(task),
        ["Category", task.category.name],
        ["Since", formatDateTime(task.opened_at)],
        ["Consultation", sentenceCase(task.consultation_state)],
      ]}
    />
    {task.rules.map((rule) => {
      const { word, colour } = adviceWords(rule.advice.level)
      return (
        <section key={rule.rule_id} className="flex flex-col gap-2">
          <div className="flex flex-wrap items-center gap-2">
            <Heading level="h2">{rule.clinician_text}</Heading>
            <StateBadge color={colour}>{word}</StateBadge>
          </div>
          <Text size="small" className="text-ui-fg-subtle">
            The patient was told: {rule.advice.title}
          </Text>
          <Answers answers={rule.answers} />
        </section>
      )
    })}
    <details className="txt-small">
      <summary className="txt-small-plus cursor-pointer">
        Everything that was answered
      </summary>
      <div className="mt-3 flex flex-col gap-4">
        {task.sections.map((section) => (
          <section key={section.id} className="flex flex-col gap-2">
            <Heading level="h3">{section.title}</Heading>
            <Answers answers={section.answers} />
          </section>
        ))}
      </div>
    </details>
  </>
)

type AnswersProps = { answers: Task["rules"][number]["answers"] }

const Answers = ({ answers }: AnswersProps) => (
  <dl className="flex flex-col gap-2">
    {answers.map(({ question_id, label, text }) => (
      <div key={question_id}>
        <dt className="txt-small text-ui-fg-subtle">{label}</dt>
        <dd className="txt-small-plus break-words">{text}</dd>
      </div>
    ))}
  </dl>
)
