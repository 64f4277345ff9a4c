import { Badge, Text } from "@medusajs/ui"
import type { AnswerReading } from "../../../../lib/answers"
import { countWord, formatDateTime, spanWord } from "../../../../lib/format"
import { goToSection } from "./section"
import { LinkButton } from "../../../../components/text-link"

type AnswerRowProps = {
  answer: AnswerReading
  /** A rule that speaks has looked at it. */
  isFlagged: boolean
}

/** So many stand open; who changes an answer more often hides the next question. */
const SHOWN = 3

const ChangeLines = ({ changes }: Pick<AnswerReading, "changes">) =>
  changes.map((change) => (
    <Text
      key={change.seq}
      size="xsmall"
      className="text-ui-fg-subtle break-words"
    >
      {change.previous} → {change.value} · {formatDateTime(change.at)},{" "}
      {spanWord(change.after)} later
    </Text>
  ))

/** The last changes, with the older ones behind a line that counts them, and the first answer of all. */
const Changes = ({ answer }: { answer: AnswerReading }) => {
  const { changes, first, times } = answer
  const older = changes.slice(0, -SHOWN)
  const unsent = times - changes.length
  return (
    <>
      {older.length > 0 ? (
        <details>
          <summary className="txt-xsmall text-ui-fg-subtle cursor-pointer">
            {countWord(older.length + unsent, "older change")}; first said:{" "}
            {first}
          </summary>
          {unsent > 0 ? (
            <Text size="xsmall" className="text-ui-fg-subtle">
              {countWord(unsent, "change")} before these
            </Text>
          ) : null}
          <ChangeLines changes={older} />
        </details>
      ) : null}
      <ChangeLines changes={changes.slice(-SHOWN)} />
    </>
  )
}

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
          <LinkButton
            className="txt-compact-xsmall"
            onClick={() => goToSection("flags")}
          >
            See flag
          </LinkButton>
        ) : null}
      </span>
      <Changes answer={answer} />
    </div>
  </li>
)
