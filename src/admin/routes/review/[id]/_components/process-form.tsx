import { Button, Checkbox, Hint, Label } from "@medusajs/ui"
import { useState, type FormEvent } from "react"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { ApiAlert } from "../../../../components/api-alert"
import { TextField } from "../../../../components/text-field"
import { useCaseAction } from "../../../../hooks/cases"
import { fieldMessage, isOutsideFields } from "../../../../lib/error-words"
import { useDraft } from "./drafts"
import { FormEnd } from "./form-end"

const CHECKS = [
  ["stock", "The item is in stock"],
  ["address", "Name and address are right for delivery"],
  ["flags", "I have read the flags"],
] as const

/** The team's check of a general-sale item or a test kit (REV-4). */
export const ProcessForm = ({ found }: { found: CaseDetail }) => {
  const [ticked, setTicked] = useDraft<string[]>("process-checks", [])
  const [notes, setNotes] = useDraft("process-notes", "")
  const [isTouched, setTouched] = useState(false)
  const act = useCaseAction(found.id)
  const isComplete = ticked.length === CHECKS.length
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTouched(true)
    if (isComplete) {
      const text = notes.trim()
      act.mutate({ action: "process", body: text ? { notes: text } : {} })
    }
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <fieldset className="flex flex-col gap-2">
        <legend className="txt-small-plus mb-1">Checked by you</legend>
        {CHECKS.map(([id, label]) => (
          <div key={id} className="flex items-center gap-2">
            <Checkbox
              id={`check-${id}`}
              checked={ticked.includes(id)}
              onCheckedChange={(next) =>
                setTicked((known) =>
                  next === true
                    ? [...known, id]
                    : known.filter((one) => one !== id)
                )
              }
            />
            <Label htmlFor={`check-${id}`} size="small">
              {label}
            </Label>
          </div>
        ))}
        {isTouched && !isComplete ? (
          <Hint variant="error" role="alert">
            Check all three first.
          </Hint>
        ) : null}
      </fieldset>
      <TextField
        id="notes"
        label="Notes"
        optional
        rows={3}
        value={notes}
        error={fieldMessage(act.error, "notes")}
        onChange={setNotes}
      />
      {act.error && isOutsideFields(act.error, ["notes"]) ? (
        <ApiAlert error={act.error} />
      ) : null}
      <FormEnd>
        <Button type="submit" isLoading={act.isPending}>
          Process
        </Button>
      </FormEnd>
      <Hint>
        Your name and the time are recorded. It then goes to dispatch.
      </Hint>
    </form>
  )
}
