import { Text } from "@medusajs/ui"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { Panel } from "../../../../components/panel"
import { formatDateTime } from "../../../../lib/format"
import {
  answersOf,
  questionsOfRules,
  type AnswerReading,
} from "../../../../lib/answers"
import { AnswerRow } from "./answer-row"

type GroupProps = {
  title: string
  answers: AnswerReading[]
  flagged: Set<string>
}

const AnswerGroup = ({ title, answers, flagged }: GroupProps) =>
  answers.length > 0 ? (
    <section>
      <h3 className="txt-xsmall-plus text-ui-fg-subtle bg-ui-bg-subtle px-4 py-2 sm:px-6">
        {title}
      </h3>
      <ul className="divide-y">
        {answers.map((answer) => (
          <AnswerRow
            key={answer.question_id}
            answer={answer}
            isFlagged={flagged.has(answer.question_id)}
          />
        ))}
      </ul>
    </section>
  ) : null

type ReadingProps = {
  title: string
  consultation: NonNullable<CaseDetail["consultation"]>
}

/** All that was answered, by section. */
export const AnswersReading = ({ title, consultation }: ReadingProps) => {
  const { changed, sections, inactive } = answersOf(consultation)
  const flagged = questionsOfRules(consultation)
  const { form, reference, submitted_at } = consultation
  return (
    <Panel
      flush
      title={title}
      aside={
        <Text size="xsmall" className="text-ui-fg-subtle">
          {form.title}, version {form.version} · {reference}
          {submitted_at ? ` · ${formatDateTime(submitted_at)}` : ""}
        </Text>
      }
    >
      <AnswerGroup
        title="Changed answers"
        answers={changed}
        flagged={flagged}
      />
      {sections.map((section) => (
        <AnswerGroup
          key={section.id}
          title={section.title}
          answers={section.answers}
          flagged={flagged}
        />
      ))}
      <AnswerGroup
        title="Given, but no longer asked"
        answers={inactive}
        flagged={flagged}
      />
    </Panel>
  )
}
