import { useState } from "react"
import type { StaffView } from "../../../../../api/contracts/staff"
import { ApiAlert } from "../../../../components/api-alert"
import { FormDrawer } from "../../../../components/form-drawer"
import { SelectField } from "../../../../components/select-field"
import { useSuspendStaff } from "../../../../hooks/staff"
import { REINSTATEMENTS, SUSPENSIONS } from "../../../../lib/staff-choices"

type SuspendDrawerProps = { one: StaffView; onClose: () => void }

/** Suspends somebody or lets them back, with the reason that the ledger keeps. */
export const SuspendDrawer = ({ one, onClose }: SuspendDrawerProps) => {
  const isBack = one.suspended_at !== null
  const choices = isBack ? REINSTATEMENTS : SUSPENSIONS
  const [reason, setReason] = useState("")
  const change = useSuspendStaff(one.id, isBack ? "reinstate" : "suspend")
  const [isTouched, setTouched] = useState(false)
  const submit = () => {
    setTouched(true)
    if (reason !== "") {
      change.mutate(reason, { onSuccess: onClose })
    }
  }
  return (
    <FormDrawer
      title={`${isBack ? "Reinstate" : "Suspend"} ${one.name}`}
      text={
        isBack
          ? "They can work again at once, in the role they had."
          : "They can do nothing from now on, also where they are signed in. Their records stay."
      }
      confirm={isBack ? "Reinstate" : "Suspend"}
      isPending={change.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <ApiAlert error={change.error} />
      <SelectField
        id="reason"
        label="Reason"
        value={reason}
        options={choices}
        error={isTouched && reason === "" ? "Choose a reason." : undefined}
        onChange={setReason}
      />
    </FormDrawer>
  )
}
