import { Button } from "@medusajs/ui"
import {
  CALCULATION_OPERATORS,
  newCalculationLeaf,
  newLeaf,
  operatorsFor,
  operatorWords,
  OPERATORS_BY_KIND,
  withOperator,
} from "../../lib/forms/operators"
import type {
  CalculationLeaf,
  Condition,
  FormDefinition,
  Leaf,
  Operator,
  Question,
} from "../../lib/forms/types"
import { placedQuestions } from "../../lib/forms/walk"
import { ConditionValueInput } from "./condition-value"
import { useEditor } from "./editor-context"
import { PlainSelect, type SelectGroup } from "./plain-select"
import { RemoveButton } from "./remove-button"

type ConditionLeafProps = {
  condition: Condition
  path: string
  onChange: (condition: Condition) => void
  onRemove: () => void
  /** Puts it into a group, so that others can stand beside it. */
  onGroup: (() => void) | null
}

/** What is compared: a question, a score or a named condition. */
export const ConditionLeaf = (props: ConditionLeafProps) => {
  const { condition, path, onChange, onRemove, onGroup } = props
  const { definition } = useEditor().state.draft
  const questions = questionsOf(definition)
  return (
    <div
      role="group"
      aria-label={`Comparison ${path}`}
      className="bg-ui-bg-component flex flex-col gap-2 rounded-md border p-2"
    >
      <div className="flex items-center gap-1">
        <PlainSelect
          label={`What comparison ${path} looks at`}
          placeholder="Choose a question"
          value={subjectOf(condition)}
          groups={subjects(definition)}
          onChange={(subject) => onChange(asSubject(subject, questions))}
        />
        <RemoveButton label={`Remove comparison ${path}`} onClick={onRemove} />
      </div>
      <Comparison {...props} questions={questions} />
      {onGroup ? (
        <Button
          size="small"
          type="button"
          variant="transparent"
          className="w-fit"
          onClick={onGroup}
        >
          Combine with others
        </Button>
      ) : null}
    </div>
  )
}

const Comparison = (
  props: ConditionLeafProps & { questions: Map<string, Question> }
) => {
  const { condition, path, questions, onChange } = props
  if ("calculation" in condition) {
    return <ScoreComparison leaf={condition} path={path} onChange={onChange} />
  }
  const question =
    "question" in condition ? questions.get(condition.question) : undefined
  return question && "question" in condition ? (
    <QuestionComparison
      leaf={condition}
      question={question}
      path={path}
      onChange={onChange}
    />
  ) : null
}

type QuestionComparisonProps = {
  leaf: Leaf
  question: Question
  path: string
  onChange: (leaf: Leaf) => void
}

const QuestionComparison = (props: QuestionComparisonProps) => {
  const { leaf, question, path, onChange } = props
  const shape = OPERATORS_BY_KIND[question.kind][leaf.operator]
  return (
    <div className="flex flex-wrap items-start gap-2">
      <PlainSelect
        label={`How comparison ${path} compares`}
        value={leaf.operator}
        options={operatorsFor(question.kind).map((value) => ({
          value,
          label:
            value === "exists"
              ? "is answered or not"
              : operatorWords(value, question.kind),
        }))}
        onChange={(value) => {
          const operator = operatorsFor(question.kind).find(
            (one) => one === value
          )
          onChange(
            withOperator(
              { ...leaf, operator: operator ?? leaf.operator },
              question
            )
          )
        }}
      />
      {shape ? (
        <ConditionValueInput
          path={path}
          shape={shape}
          question={question}
          value={leaf.value}
          onChange={(value) => {
            const { value: _, ...bare } = leaf
            onChange(value === undefined ? bare : { ...bare, value })
          }}
        />
      ) : null}
    </div>
  )
}

type ScoreComparisonProps = {
  leaf: CalculationLeaf
  path: string
  onChange: (leaf: CalculationLeaf) => void
}

const ScoreComparison = ({ leaf, path, onChange }: ScoreComparisonProps) => {
  const operators = Object.keys(
    CALCULATION_OPERATORS
  ) as CalculationLeaf["operator"][]
  const numeric = (value: unknown): number | number[] =>
    Array.isArray(value) ? value.map(Number) : Number(value ?? Number.NaN)
  return (
    <div className="flex flex-wrap items-start gap-2">
      <PlainSelect
        label={`How comparison ${path} compares`}
        value={leaf.operator}
        options={operators.map((value) => ({
          value,
          label: operatorWords(value),
        }))}
        onChange={(value) => {
          const operator = operators.find((one) => one === value)
          if (operator) {
            onChange({
              ...leaf,
              operator,
              value: valueFor(operator, leaf.value),
            })
          }
        }}
      />
      <ConditionValueInput
        path={path}
        shape={CALCULATION_OPERATORS[leaf.operator]}
        question={null}
        value={leaf.value}
        onChange={(value) => onChange({ ...leaf, value: numeric(value) })}
      />
    </div>
  )
}

/** Two numbers for "between", one for the others; what is known is kept. */
function valueFor(
  operator: Operator,
  value: number | number[]
): number | number[] {
  const [low = Number.NaN, high = Number.NaN] = [value].flat()
  return operator === "between" ? [low, high] : low
}

const questionsOf = (form: FormDefinition) =>
  new Map(placedQuestions(form).map(({ question }) => [question.id, question]))

function subjects(form: FormDefinition): SelectGroup[] {
  const groups = [
    {
      label: "Questions",
      options: placedQuestions(form)
        .filter(({ question }) => question.kind !== "information")
        .map(({ question: { id, label } }) => ({
          value: `question ${id}`,
          label: label || id,
        })),
    },
    {
      label: "Scores",
      options: Object.entries(form.calculations).map(([id, { title }]) => ({
        value: `calculation ${id}`,
        label: title || id,
      })),
    },
    {
      label: "Named conditions",
      options: Object.keys(form.conditions).map((id) => ({
        value: `condition ${id}`,
        label: id,
      })),
    },
  ]
  return groups.filter(({ options }) => options.length > 0)
}

function subjectOf(condition: Condition): string {
  if ("question" in condition) {
    return condition.question === "" ? "" : `question ${condition.question}`
  }
  if ("calculation" in condition) {
    return `calculation ${condition.calculation}`
  }
  return "condition" in condition ? `condition ${condition.condition}` : ""
}

function asSubject(
  subject: string,
  questions: Map<string, Question>
): Condition {
  const [kind, id = ""] = subject.split(" ")
  const question = questions.get(id)
  if (kind === "calculation") {
    return newCalculationLeaf(id)
  }
  return kind === "question" && question ? newLeaf(question) : { condition: id }
}
