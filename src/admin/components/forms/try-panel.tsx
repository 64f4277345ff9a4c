import { Button, Heading, Input, Text } from "@medusajs/ui"
import type { AnswerInForm } from "../../../api/contracts/form"
import type { StepView } from "../../../api/contracts/consultation"
import { useDraftTrial } from "../../hooks/forms"
import type { TrialState } from "./use-trial"
import { ErrorView, LoadingView } from "../state-views"
import { useEditor } from "./editor-context"
import { Field } from "../field"
import { PreviewQuestion } from "./preview-question"
import { SaveCase } from "./save-case"
import { TrialResult } from "./trial-result"

/** The form as the patient sees it; answering runs the rules. */
export const TryPanel = ({ trial }: { trial: TrialState }) => {
  const { view, state } = useEditor()
  const { answers, today } = trial.value
  const query = useDraftTrial(view.id, {
    revision: state.revision,
    answers,
    today,
  })
  if (query.isError) {
    return (
      <>
        <Text size="small" className="text-ui-fg-subtle px-4 pt-4">
          The form can be tried out as soon as every part of it is filled in.
          “Problems” lists what is missing.
        </Text>
        <ErrorView error={query.error} onRetry={() => void query.refetch()} />
      </>
    )
  }
  if (!query.data) {
    return <LoadingView />
  }
  const result = query.data
  const answer = (id: string, value: AnswerInForm | undefined) => {
    const { [id]: _, ...others } = answers
    trial.change({
      answers: value === undefined ? others : { ...others, [id]: value },
    })
  }
  return (
    <div className="flex flex-col divide-y">
      <div className="flex flex-col gap-3 p-4">
        <TrialResult result={result} />
        <SaveCase
          trial={trial}
          result={result}
          isCurrent={!query.isPlaceholderData}
        />
      </div>
      <div className="flex flex-col gap-3 p-4">
        <div className="flex flex-wrap items-end justify-between gap-2">
          <Field id="trial-today" label="Judged as on">
            <Input
              id="trial-today"
              type="date"
              size="small"
              value={today}
              onChange={(event) => trial.change({ today: event.target.value })}
            />
          </Field>
          <Button
            size="small"
            type="button"
            variant="secondary"
            onClick={trial.clear}
          >
            Clear answers
          </Button>
        </div>
        {result.steps.map((step) => (
          <PreviewStep
            key={step.id}
            step={step}
            answers={answers}
            onAnswer={answer}
          />
        ))}
      </div>
    </div>
  )
}

type PreviewStepProps = {
  step: StepView
  answers: Record<string, AnswerInForm>
  onAnswer: (id: string, value: AnswerInForm | undefined) => void
}

const PreviewStep = ({ step, answers, onAnswer }: PreviewStepProps) => (
  <section
    aria-label={`Preview of ${step.title}`}
    className="bg-ui-bg-subtle flex flex-col gap-4 rounded-md border p-3"
  >
    <Heading level="h3">{step.title}</Heading>
    {step.questions.map((question) => (
      <PreviewQuestion
        key={question.id}
        question={question}
        answer={answers[question.id]}
        onAnswer={(value) => onAnswer(question.id, value)}
      />
    ))}
  </section>
)
