import { Text } from "@medusajs/ui"
import type { Calculation, Question } from "../../lib/forms/types"
import { hasOptions } from "../../lib/forms/types"
import { placedQuestions } from "../../lib/forms/walk"
import { CheckField } from "./check-field"
import { useEditor } from "./editor-context"
import { TextInput } from "./text-input"

type ScoreFieldsProps = {
  score: Calculation
  onChange: (score: Calculation) => void
}

/** Numbers count as they are; choices need a score for every option. */
const canCount = (question: Question): boolean =>
  question.kind === "number" ||
  (hasOptions(question) &&
    question.options.every(({ score }) => score !== undefined))

/** A score's title and the questions that it adds up. */
export const ScoreFields = ({ score, onChange }: ScoreFieldsProps) => {
  const { state } = useEditor()
  const candidates = placedQuestions(state.draft.definition)
    .map(({ question }) => question)
    .filter(
      (question) => canCount(question) || score.questions.includes(question.id)
    )
  return (
    <>
      <TextInput
        id="score-title"
        label="Title"
        value={score.title}
        onChange={(title) => onChange({ ...score, title })}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="txt-small-plus mb-1">Questions that count</legend>
        {candidates.length === 0 ? (
          <Text size="small" className="text-ui-fg-subtle">
            No question can count yet: give every option of a choice a score, or
            ask for a number.
          </Text>
        ) : null}
        {candidates.map(({ id, label }) => (
          <CheckField
            key={id}
            id={`score-${id}`}
            label={label || id}
            isChecked={score.questions.includes(id)}
            onChange={(next) =>
              onChange({
                ...score,
                questions: candidates
                  .map((one) => one.id)
                  .filter((one) =>
                    one === id ? next : score.questions.includes(one)
                  ),
              })
            }
          />
        ))}
      </fieldset>
    </>
  )
}
