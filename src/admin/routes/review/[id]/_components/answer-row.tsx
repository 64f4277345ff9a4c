import { Badge, Text } from "@medusajs/ui"
import type { AnswerReading } from "../../../../lib/answers"
import { formatDateTime, spanWord } from "../../../../lib/format"
import { goToSection } from "./section"

type AnswerRowProps = {
  answer: AnswerReading
  /** A rule that speaks has looked at it. */
  isFlagged: boolean
}

const Changes = ({ answer }: { answer: AnswerReading }) => (
  <>
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
        {change.previous} → {change.value} · {formatDateTime(change.at)},{" "}
        {spanWord(change.after)} later
      </Text>
    ))}
  </>
)

/** A question with its answer, and what was said before it. */
export const AnswerRow = ({ answer, isFlagged }: AnswerRowProps) => (
  <li className="grid grid-cols-1 gap-x-4 gap-y-1 px-4 py-2 sm:grid-cols-2 sm:px-6">
    <Text size="small" className="text-ui-fg-subtle break-words">
      {answer.label}
    </Text>
    <div className="flex min-w-0 flex-col gap-1">
      <span className="txt-small-plus flex flex-wrap items-center gap-2">
        <span className="min-w-0 break-words">{answer.text}</span>
        {answer.changes.length > 0 ? (
          <Badge size="2xsmall" color="orange">
            {answer.times > 1 ? `Changed ${answer.times} times` : "Changed"}
          </Badge>
        ) : null}
        {answer.denied_before ? (
          <Badge size="2xsmall" color="red">
            Was refused before the change
          </Badge>
        ) : null}
        {isFlagged ? (
          <button
            type="button"
            className="txt-compact-xsmall text-ui-fg-interactive-hover underline"
            onClick={() => goToSection("flags")}
          >
            See flag
          </button>
        ) : null}
      </span>
      <Changes answer={answer} />
    </div>
  </li>
)
