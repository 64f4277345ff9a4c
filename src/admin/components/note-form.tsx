import { Button } from "@medusajs/ui"
import { useState, type ReactNode } from "react"
import { errorSentence, fieldMessage } from "../lib/error-words"
import { TextField } from "./text-field"

const FEWEST = 10

type NoteFormProps = {
  label: string
  hint: string
  confirm: string
  error: Error | null
  isPending: boolean
  onSubmit: (note: string) => void
  /** What is said beside the note. */
  children?: ReactNode
}

/** A clinician's note that ends a task. */
export const NoteForm = (props: NoteFormProps) => {
  const { label, hint, confirm, error, isPending, onSubmit } = props
  const [note, setNote] = useState("")
  const [isTouched, setTouched] = useState(false)
  const isShort = note.trim().length < FEWEST
  const needed =
    isTouched && isShort ? `Write at least ${FEWEST} characters.` : undefined
  const refused = error
    ? (fieldMessage(error, "note") ?? errorSentence(error))
    : undefined
  return (
    <form
      noValidate
      className="flex flex-col gap-3 border-t px-6 py-4"
      onSubmit={(event) => {
        event.preventDefault()
        setTouched(true)
        if (!isShort) {
          onSubmit(note.trim())
        }
      }}
    >
      <TextField
        id="note"
        label={label}
        hint={hint}
        rows={4}
        value={note}
        error={needed ?? refused}
        onChange={setNote}
      />
      {props.children}
      <Button
        size="small"
        type="submit"
        className="self-end"
        isLoading={isPending}
      >
        {confirm}
      </Button>
    </form>
  )
}
