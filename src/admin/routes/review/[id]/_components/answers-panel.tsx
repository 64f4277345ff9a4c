import { Badge, Text } from "@medusajs/ui"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { Panel } from "../../../../components/panel"
import { formatDateTime } from "../../../../lib/format"
import { answersOf, type AnswerReading } from "../../../../lib/answers"

type Consultation = CaseDetail["consultation"]

const AnswerRow = ({ answer }: { answer: AnswerReading }) => (
  <li className="grid grid-cols-1 gap-x-4 gap-y-1 px-4 py-2.5 sm:grid-cols-2 sm:px-6">
    <Text size="small" className="text-ui-fg-subtle">
      {answer.label}
    </Text>
    <div className="flex min-w-0 flex-col gap-1">
      <span className="txt-small-plus flex flex-wrap items-center gap-2 break-words">
        {answer.text}
        {answer.changes.length > 0 ? (
          <Badge size="2xsmall" color="orange">
            {answer.times > 1 ? `Changed ${answer.times} times` : "Changed"}
          </Badge>
        ) : null}
      </span>
      {answer.times > answer.changes.length ? (
        <Text size="xsmall" className="text-ui-fg-subtle">
          The last {answer.changes.length} changes:
        </Text>
      ) : null}
      {answer.changes.map((change) => (
        <Text
          key={change.seq}
          size="xsmall"
          className="text-ui-fg-subtle break-words"
        >
          {change.previous} → {change.value} · {formatDateTime(change.at)}
        </Text>
      ))}
    </div>
  </li>
)

type GroupProps = { title: string; answers: AnswerReading[] }

const AnswerGroup = ({ title, answers }: GroupProps) =>
  answers.length > 0 ? (
    <section>
      <Text
        size="xsmall"
        weight="plus"
        className="text-ui-fg-subtle bg-ui-bg-subtle px-4 py-2 sm:px-6"
      >
        {title}
      </Text>
      <ul className="divide-y">
        {answers.map((answer) => (
          <AnswerRow key={answer.question_id} answer={answer} />
        ))}
      </ul>
    </section>
  ) : null

/** Every question and answer; the changed ones stand on top (REV-1). */
export const AnswersPanel = ({
  consultation,
}: {
  consultation: Consultation
}) => {
  if (!consultation) {
    return (
      <Panel title="Consultation">
        <Text size="small" className="text-ui-fg-subtle">
          This item needs no consultation.
        </Text>
      </Panel>
    )
  }
  const { changed, sections, inactive } = answersOf(consultation)
  const { form, reference, submitted_at } = consultation
  return (
    <Panel
      flush
      title="Consultation"
      aside={
        <Text size="xsmall" className="text-ui-fg-subtle">
          {form.title}, version {form.version} · {reference}
          {submitted_at ? ` · ${formatDateTime(submitted_at)}` : ""}
        </Text>
      }
    >
      <AnswerGroup title="Changed answers" answers={changed} />
      {sections.map((section) => (
        <AnswerGroup
          key={section.id}
          title={section.title}
          answers={section.answers}
        />
      ))}
      <AnswerGroup title="Given, but no longer asked" answers={inactive} />
    </Panel>
  )
}
