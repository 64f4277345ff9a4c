import { Text } from "@medusajs/ui"
import { useState } from "react"
import type {
  CancelPlanType,
  PlanDetailView,
} from "../../../../../api/contracts/plan"
import { ApiAlert } from "../../../../components/api-alert"
import { FormDrawer } from "../../../../components/form-drawer"
import { SelectField } from "../../../../components/select-field"
import { usePlanAction } from "../../../../hooks/plans"
import { countWord } from "../../../../lib/format"
import { REASON_WORDS } from "../../../../lib/plan-words"
import { formatPence } from "../../../../lib/refund-words"

type Reason = CancelPlanType["reason"]
type CancelDialogProps = { plan: PlanDetailView; onClose: () => void }

const ENDED: readonly string[] = ["supplied", "refunded", "cancelled"]

/** What goes back and what is never charged, before it is done. */
function consequences({ instalments, state }: PlanDetailView): string[] {
  const paid = instalments.filter((month) => month.state === "paid")
  const unpaid = instalments.filter(
    (month) => month.state !== "paid" && !ENDED.includes(month.state)
  )
  const back = paid.reduce((sum, { amount }) => sum + amount, 0)
  return [
    state === "pending"
      ? "Nothing has been sent, so the whole request is cancelled and what was paid for it goes back."
      : null,
    state !== "pending" && back > 0
      ? `${countWord(paid.length, "month")} paid and not sent: ${formatPence(back)} goes back, once its pack can’t leave any more.`
      : null,
    unpaid.length > 0
      ? `${countWord(unpaid.length, "month")} not paid: never charged.`
      : null,
    "What is not sent yet and unused issues of the prescription end with it.",
  ].filter((line) => line !== null)
}

/** The last look before a plan's rest is cancelled; it can't be taken back. */
export const CancelDialog = ({ plan, onClose }: CancelDialogProps) => {
  const cancel = usePlanAction(plan.id)
  const [reason, setReason] = useState<Reason>(
    plan.asked_to_end ? "patient_asked" : "other"
  )
  return (
    <FormDrawer
      title="Cancel the rest"
      text="This can’t be taken back."
      confirm="Cancel the rest"
      dismiss="Keep the plan"
      isPending={cancel.isPending}
      onClose={onClose}
      onSubmit={() =>
        cancel.mutate(
          { path: "cancel", body: { reason } },
          { onSuccess: onClose }
        )
      }
    >
      <ApiAlert error={cancel.error} />
      <ul className="list-disc space-y-1 pl-5">
        {consequences(plan).map((line) => (
          <li key={line}>
            <Text size="small">{line}</Text>
          </li>
        ))}
      </ul>
      <SelectField
        id="reason"
        label="Why"
        value={reason}
        options={(Object.keys(REASON_WORDS) as Reason[]).map((one) => ({
          value: one,
          label: REASON_WORDS[one],
        }))}
        onChange={(next) => setReason(next as Reason)}
      />
    </FormDrawer>
  )
}
