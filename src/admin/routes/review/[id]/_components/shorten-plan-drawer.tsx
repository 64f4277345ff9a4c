import { useState } from "react"
import type { ShortenPlanType } from "../../../../../api/contracts/case-plan"
import { FormDrawer } from "../../../../components/form-drawer"
import { SelectField } from "../../../../components/select-field"
import { TextField } from "../../../../components/text-field"
import { useCaseAction } from "../../../../hooks/cases"
import { monthsWord } from "../../../../lib/case-plan-words"
import { errorSentence, fieldMessage } from "../../../../lib/error-words"

type ShortenPlanDrawerProps = {
  caseId: string
  /** The plan's length now, above 1. */
  months: number
  onClose: () => void
}

const SHORTEST_REASON = 3

/** Asks for the new length and the reason, which the patient reads (REV-3). */
export const ShortenPlanDrawer = (props: ShortenPlanDrawerProps) => {
  const { caseId, months, onClose } = props
  const [length, setLength] = useState(months - 1)
  const [reason, setReason] = useState("")
  const [isTouched, setTouched] = useState(false)
  const act = useCaseAction(caseId)
  const isShort = reason.trim().length < SHORTEST_REASON
  const submit = () => {
    setTouched(true)
    if (!isShort) {
      const body: ShortenPlanType = { months: length, reason: reason.trim() }
      act.mutate({ action: "plan-length", body }, { onSuccess: onClose })
    }
  }
  const refused = act.error
    ? (fieldMessage(act.error, "reason") ?? errorSentence(act.error))
    : undefined
  return (
    <FormDrawer
      title="Make the plan shorter"
      text="Each month costs what was agreed. The patient is told, and may cancel for a full refund. A longer or dearer plan is put to the patient as a change."
      confirm="Make it shorter"
      isPending={act.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <SelectField
        id="months"
        label="New length"
        value={String(length)}
        options={Array.from({ length: months - 1 }, (_, at) => ({
          value: String(at + 1),
          label: monthsWord(at + 1),
        }))}
        onChange={(value) => setLength(Number(value))}
      />
      <TextField
        id="reason"
        label="Reason"
        hint="The patient reads it."
        rows={5}
        value={reason}
        error={
          isTouched && isShort
            ? `Write at least ${SHORTEST_REASON} characters.`
            : refused
        }
        onChange={setReason}
      />
    </FormDrawer>
  )
}
