import { Button, Hint } from "@medusajs/ui"
import { useState, type FormEvent } from "react"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { ApiAlert } from "../../../../components/api-alert"
import { TextField } from "../../../../components/text-field"
import { useCaseAction } from "../../../../hooks/cases"
import { fieldMessage, isOutsideFields } from "../../../../lib/error-words"
import { useDraft } from "./drafts"
import { FormEnd } from "./form-end"

/** A question to the patient; the case waits for the answer and keeps its place (REV-2). */
export const AskForm = ({ found }: { found: CaseDetail }) => {
  const [text, setText] = useDraft("ask", "")
  const [isTouched, setTouched] = useState(false)
  const ask = useCaseAction(found.id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTouched(true)
    if (text.trim()) {
      ask.mutate({ action: "ask", body: { text: text.trim() } })
    }
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <TextField
        id="ask-text"
        label="Your question"
        hint="The patient reads it as you write it, in their account."
        rows={5}
        value={text}
        error={
          isTouched && !text.trim()
            ? "Write your question."
            : fieldMessage(ask.error, "text")
        }
        onChange={setText}
      />
      {ask.error && isOutsideFields(ask.error, ["text"]) ? (
        <ApiAlert error={ask.error} />
      ) : null}
      <FormEnd>
        <Button type="submit" isLoading={ask.isPending}>
          Ask the patient
        </Button>
      </FormEnd>
      <Hint>
        The case waits for the answer and comes back at its place in the queue.
        The email says only that there is a question.
      </Hint>
    </form>
  )
}
