import { useState } from "react"
import type { SealedRecordOpened } from "../../../../../api/contracts/sealed-record"
import { FormDrawer } from "../../../../components/form-drawer"
import { SelectField } from "../../../../components/select-field"
import { TextField } from "../../../../components/text-field"
import { useOpenSealedRecord } from "../../../../hooks/sealed-record"
import { errorSentence, fieldMessage } from "../../../../lib/error-words"
import { OPENING_WORDS, reasonOf } from "../../../../lib/sealed-words"

const FEWEST = 10
const options = Object.entries(OPENING_WORDS).map(([value, label]) => ({
  value,
  label,
}))

type Props = {
  consultationId: string
  onClose: () => void
  onOpened: (record: SealedRecordOpened) => void
}

/** Asks why a sealed record is opened, and opens it. */
export const OpenSealedDrawer = (props: Props) => {
  const { consultationId, onClose, onOpened } = props
  const [choice, setChoice] = useState("")
  const [note, setNote] = useState("")
  const [isTouched, setTouched] = useState(false)
  const open = useOpenSealedRecord(consultationId)
  const reason = reasonOf(choice)
  const isShort = note.trim().length < FEWEST
  const refused = open.error
    ? (fieldMessage(open.error, "note") ?? errorSentence(open.error))
    : undefined
  return (
    <FormDrawer
      title="Open the sealed record"
      text="Your name, the reason and the time are kept for good."
      confirm="Open the record"
      isPending={open.isPending}
      onClose={onClose}
      onSubmit={() => {
        setTouched(true)
        if (reason && !isShort) {
          open.mutate(
            { reason, note: note.trim() },
            { onSuccess: (record) => onOpened(record) }
          )
        }
      }}
    >
      <SelectField
        id="reason"
        label="Reason"
        value={choice}
        options={options}
        error={isTouched && !reason ? "Choose a reason." : undefined}
        onChange={setChoice}
      />
      <TextField
        id="note"
        label="What you need it for"
        hint="Kept encrypted with the record."
        rows={4}
        value={note}
        error={
          isTouched && isShort
            ? `Write at least ${FEWEST} characters.`
            : refused
        }
        onChange={setNote}
      />
    </FormDrawer>
  )
}
