import { ArrowDownMini, ArrowUpMini, Plus } from "@medusajs/icons"
import { Button, IconButton, Input, Text } from "@medusajs/ui"
import { freshId, isMadeUp, renameOption, slug } from "../../lib/forms/ids"
import type { ChoiceQuestion, Option, Question } from "../../lib/forms/types"
import { hasOptions } from "../../lib/forms/types"
import { SelectField } from "../select-field"
import { useEditor } from "./editor-context"
import { RemoveButton } from "./remove-button"

type OptionsFieldsProps = {
  question: ChoiceQuestion
  put: (change: (known: Question) => Question) => void
}

const NO_EXCLUSIVE = { value: "none", label: "No option" }

/** The choices of a question, each with its score where there is one. */
export const OptionsFields = ({ question, put }: OptionsFieldsProps) => {
  const { edit, announce } = useEditor()
  const values = question.options.map(({ value }) => value)
  const change = (next: (options: Option[]) => Option[]) =>
    put((known) =>
      hasOptions(known) ? { ...known, options: next(known.options) } : known
    )
  const swap = (index: number, by: -1 | 1) => {
    change((options) => moved(options, index, by))
    announce(`Moved: now ${index + by + 1} of ${values.length}.`)
  }
  const nameFrom = (option: Option) => {
    const wanted = slug(option.label)
    if (isMadeUp(option.value) && wanted) {
      const to = freshId(wanted, values)
      edit((draft) => renameOption(draft, question.id, option.value, to))
    }
  }
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="txt-small-plus mb-1">Options</legend>
      <div className="text-ui-fg-subtle txt-xsmall flex gap-2" aria-hidden>
        <span className="flex-1">As patients read it</span>
        <span className="w-16">Score</span>
        <span className="w-[5.5rem]" />
      </div>
      {question.options.map((option, index) => (
        <OptionRow
          key={index}
          option={option}
          number={index + 1}
          isFirst={index === 0}
          isLast={index === values.length - 1}
          onChange={(next) =>
            change((options) =>
              options.map((one, at) => (at === index ? next : one))
            )
          }
          onLeave={() => nameFrom(option)}
          onMove={(by) => swap(index, by)}
          onRemove={() =>
            change((options) => options.filter((_, at) => at !== index))
          }
        />
      ))}
      <Button
        size="small"
        type="button"
        variant="secondary"
        className="w-fit"
        onClick={() =>
          change((options) => [
            ...options,
            { value: freshId("new_option", values), label: "" },
          ])
        }
      >
        <Plus /> Option
      </Button>
      {question.kind === "multiple" ? (
        <SelectField
          id="question-exclusive"
          label="Option that excludes the others"
          value={question.exclusive ?? "none"}
          options={[
            NO_EXCLUSIVE,
            ...question.options.filter(({ label }) => label),
          ]}
          onChange={(value) =>
            put((known) => {
              if (known.kind !== "multiple") {
                return known
              }
              const { exclusive: _, ...rest } = known
              return value === "none" ? rest : { ...rest, exclusive: value }
            })
          }
        />
      ) : null}
      <Text size="xsmall" className="text-ui-fg-subtle">
        Scores are needed only where the question counts towards a score.
      </Text>
    </fieldset>
  )
}

function moved(options: Option[], index: number, by: -1 | 1): Option[] {
  const next = [...options]
  const [item] = next.splice(index, 1)
  return item
    ? [...next.slice(0, index + by), item, ...next.slice(index + by)]
    : options
}

type OptionRowProps = {
  option: Option
  number: number
  isFirst: boolean
  isLast: boolean
  onChange: (option: Option) => void
  onLeave: () => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

const OptionRow = (props: OptionRowProps) => {
  const { option, number, isFirst, isLast, onChange, onMove } = props
  const { score: _, ...bare } = option
  return (
    <div className="flex items-center gap-2">
      <div className="min-w-0 flex-1">
        <Input
          size="small"
          aria-label={`Option ${number}`}
          value={option.label}
          onChange={(event) =>
            onChange({ ...option, label: event.target.value })
          }
          onBlur={props.onLeave}
        />
      </div>
      <div className="w-16 shrink-0">
        <Input
          size="small"
          type="number"
          aria-label={`Score of option ${number}`}
          value={option.score ?? ""}
          onChange={({ target }) =>
            onChange(
              target.value === ""
                ? bare
                : { ...option, score: Number(target.value) }
            )
          }
        />
      </div>
      <div className="flex w-[5.5rem] shrink-0">
        <IconButton
          size="small"
          type="button"
          variant="transparent"
          disabled={isFirst}
          aria-label={`Move option ${number} up`}
          onClick={() => onMove(-1)}
        >
          <ArrowUpMini />
        </IconButton>
        <IconButton
          size="small"
          type="button"
          variant="transparent"
          disabled={isLast}
          aria-label={`Move option ${number} down`}
          onClick={() => onMove(1)}
        >
          <ArrowDownMini />
        </IconButton>
        <RemoveButton
          label={`Remove option ${number}`}
          onClick={props.onRemove}
        />
      </div>
    </div>
  )
}
