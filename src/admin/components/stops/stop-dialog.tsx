import { useState } from "react"
import type { OpenStopType, StopSubject } from "../../../api/contracts/stop"
import { useOpenStop } from "../../hooks/stops"
import { STOP_REASON_WORDS } from "../../lib/stop-words"
import { ApiAlert } from "../api-alert"
import { FormDrawer } from "../form-drawer"
import { SelectField } from "../select-field"
import { TextField } from "../text-field"
import { SubjectField } from "./subject-field"

type StopDialogProps = {
  /** What may be stopped from this page; without it the subject is searched. */
  subjects?: StopSubject[]
  onClose: () => void
}

type Reason = OpenStopType["reason_code"]

/** Stops all supply of a patient, case, product or batch (SAF-7). */
export const StopDialog = ({ subjects, onClose }: StopDialogProps) => {
  const [subject, setSubject] = useState<StopSubject | undefined>(subjects?.[0])
  const [batch, setBatch] = useState("")
  const [reason, setReason] = useState<Reason | "">("")
  const [note, setNote] = useState("")
  const [isTouched, setTouched] = useState(false)
  const stop = useOpenStop()
  const submit = () => {
    setTouched(true)
    if (subject && reason) {
      stop.mutate(
        {
          ...stopped(subject, batch.trim()),
          reason_code: reason,
          ...(note.trim() ? { note: note.trim() } : {}),
        },
        { onSuccess: onClose }
      )
    }
  }
  return (
    <FormDrawer
      title="Stop supply"
      text="It counts at once: nothing is started, packed, labelled or handed over until a clinician releases it."
      confirm="Stop supply"
      isPending={stop.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <ApiAlert error={stop.error} />
      <SubjectField
        known={subjects}
        value={subject}
        error={isTouched && !subject ? "Choose what to stop." : undefined}
        onChange={setSubject}
      />
      {subject?.scope === "item" ? (
        <TextField
          id="batch_number"
          label="Batch number (leave empty to stop the product)"
          optional
          rows={1}
          value={batch}
          onChange={setBatch}
        />
      ) : null}
      <SelectField
        id="reason_code"
        label="Reason"
        value={reason}
        error={isTouched && !reason ? "Choose a reason." : undefined}
        options={Object.entries(STOP_REASON_WORDS).map(([value, label]) => ({
          value,
          label,
        }))}
        onChange={(next) => setReason(next as Reason)}
      />
      <TextField
        id="note"
        label="Note"
        optional
        value={note}
        onChange={setNote}
      />
    </FormDrawer>
  )
}

/** A product with a batch number is a batch. */
function stopped(
  subject: StopSubject,
  batch: string
): Pick<OpenStopType, "scope" | "subject_id" | "batch_number"> {
  const { scope, subject_id, batch_number } = subject
  if (scope === "item" && batch) {
    return { scope: "batch", subject_id, batch_number: batch }
  }
  return { scope, subject_id, ...(batch_number ? { batch_number } : {}) }
}
