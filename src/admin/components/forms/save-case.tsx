import { Button, Hint, Input } from "@medusajs/ui"
import { useState } from "react"
import type { EvaluateDraftResponse } from "../../../api/contracts/form"
import { withChangedCase, withGoldenCase } from "../../lib/forms/golden"
import { Field } from "../field"
import { useEditor } from "./editor-context"
import type { TrialState } from "./use-trial"

type SaveCaseProps = {
  trial: TrialState
  result: EvaluateDraftResponse
  /** False while the result is that of earlier answers. */
  isCurrent: boolean
}

/** Keeps what was tried out, with its result as what is expected from now on. */
export const SaveCase = ({ trial, result, isCurrent }: SaveCaseProps) => {
  const { edit, mayEdit, isUnsaved, state, announce } = useEditor()
  const [isTouched, setTouched] = useState(false)
  const { case_id, title, answers, today } = trial.value
  const isChange =
    case_id !== null && state.draft.cases.some(({ id }) => id === case_id)
  if (!mayEdit) {
    return null
  }
  const save = () => {
    setTouched(true)
    const named = { title: title.trim(), answers, today, result }
    if (!named.title) {
      return
    }
    edit((draft) =>
      isChange
        ? withChangedCase(draft, case_id, named)
        : withGoldenCase(draft, named)
    )
    setTouched(false)
    trial.clear()
    announce(`The golden case “${named.title}” is kept.`)
  }
  const isMissing = isTouched && title.trim() === ""
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Field
        id="case-title"
        label="Golden case"
        hint="Say what it shows, as “Smoker over 40”."
        error={isMissing ? "Write what the case shows." : undefined}
      >
        <Input
          id="case-title"
          size="small"
          value={title}
          onChange={(event) => trial.change({ title: event.target.value })}
        />
      </Field>
      <Button
        size="small"
        type="submit"
        variant="secondary"
        className="w-fit"
        disabled={!isCurrent || isUnsaved}
      >
        {isChange ? "Change the golden case" : "Save as golden case"}
      </Button>
      {isChange ? (
        <Hint>
          It then expects this result. Clear the answers to make a new one.
        </Hint>
      ) : null}
    </form>
  )
}
