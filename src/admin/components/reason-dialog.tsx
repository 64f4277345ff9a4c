import { useState } from "react"
import { errorSentence, fieldMessage } from "../lib/error-words"
import { FormDrawer } from "./form-drawer"
import { TextField } from "./text-field"

type ReasonDialogProps = {
  title: string
  text: string
  label: string
  confirm: string
  dismiss?: string
  /** Fewest characters that the API takes. */
  minimum?: number
  /** The API's name of the field. */
  field?: string
  error: unknown
  isPending: boolean
  onClose: () => void
  onConfirm: (reason: string) => void
}

/** Asks for the reason that an act needs; mounted only while it is open. */
export const ReasonDialog = (props: ReasonDialogProps) => {
  const { title, text, label, confirm, error, isPending } = props
  const { minimum = 3, field = "reason", onClose, onConfirm } = props
  const [reason, setReason] = useState("")
  const [isTouched, setTouched] = useState(false)
  const isShort = reason.trim().length < minimum
  const submit = () => {
    setTouched(true)
    if (!isShort) {
      onConfirm(reason.trim())
    }
  }
  const needed =
    isTouched && isShort ? `Write at least ${minimum} characters.` : undefined
  const refused = error
    ? (fieldMessage(error, field) ?? errorSentence(error))
    : undefined
  return (
    <FormDrawer
      title={title}
      text={text}
      confirm={confirm}
      dismiss={props.dismiss}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextField
        id="reason"
        label={label}
        rows={5}
        value={reason}
        error={needed ?? refused}
        onChange={setReason}
      />
    </FormDrawer>
  )
}
