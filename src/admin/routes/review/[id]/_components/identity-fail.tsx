import { useState } from "react"
import type { FailIdentityType } from "../../../../../api/contracts/identity"
import { ApiAlert } from "../../../../components/api-alert"
import { FormDrawer } from "../../../../components/form-drawer"
import { SelectField } from "../../../../components/select-field"
import { TextField } from "../../../../components/text-field"
import { useJudgeIdentity } from "../../../../hooks/identity"
import { REASONS } from "../../../../lib/identity-words"
import type { JudgeProps } from "./identity-actions"

/** Who the patient is can't be shown: their waiting cases end, with a refund (IDV-3). */
export const FailDrawer = ({ found, onClose }: JudgeProps) => {
  const isDeath = found.identity.check?.is_death_record === true
  const reasons = REASONS.filter(
    ({ value }) => (value === "death_confirmed") === isDeath
  )
  const [reason, setReason] = useState<FailIdentityType["reason"] | "">(
    isDeath ? "death_confirmed" : ""
  )
  const [note, setNote] = useState("")
  const [isTouched, setTouched] = useState(false)
  const act = useJudgeIdentity(found.id)
  const submit = () => {
    setTouched(true)
    if (reason && note.trim()) {
      const body = { reason, note: note.trim() }
      act.mutate({ action: "fail", body }, { onSuccess: onClose })
    }
  }
  return (
    <FormDrawer
      title="Fail the identity check"
      text={
        isDeath
          ? "All waiting cases of this account are rejected and refunded. Nobody is written to."
          : "All waiting cases of this patient are rejected and refunded. The patient is told that we could not confirm who they are, not why."
      }
      confirm="Fail and reject"
      isPending={act.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      {act.error ? <ApiAlert error={act.error} /> : null}
      <SelectField
        id="reason"
        label="Reason"
        value={reason}
        options={reasons}
        error={isTouched && !reason ? "Choose a reason." : undefined}
        onChange={(value) =>
          setReason(reasons.find((one) => one.value === value)?.value ?? "")
        }
      />
      <TextField
        id="note"
        label="Note for colleagues"
        rows={5}
        value={note}
        error={
          isTouched && !note.trim() ? "Write what you looked at." : undefined
        }
        onChange={setNote}
      />
    </FormDrawer>
  )
}
