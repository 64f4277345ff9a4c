import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { useRetryCharge } from "../../hooks/plans"
import { useMe } from "../../hooks/staff"
import { RETRIED_WORDS } from "../../lib/plan-words"
import { formatPence } from "../../lib/refund-words"
import { ApiAlert } from "../api-alert"
import { ConfirmPrompt } from "../confirm-prompt"

const MAY: readonly string[] = ["administrator", "pharmacy_team"]

type RetryChargeProps = { month: { id: string; amount: number } }

/** Tries a failed charge now, with the card that the plan has (PAY-7). */
export const RetryCharge = ({ month }: RetryChargeProps) => {
  const [isAsking, setAsking] = useState(false)
  const retry = useRetryCharge(month.id)
  const role = useMe().data?.role
  if (!role || !MAY.includes(role)) {
    return (
      <Text size="xsmall" className="text-ui-fg-subtle">
        For: Administrator, Pharmacy team
      </Text>
    )
  }
  const outcome = retry.data
    ? RETRIED_WORDS[retry.data.charge.outcome]
    : undefined
  return (
    <div className="flex flex-col items-start gap-1">
      <Button
        size="small"
        variant="secondary"
        className="whitespace-nowrap"
        isLoading={retry.isPending}
        onClick={() => setAsking(true)}
      >
        Charge now
      </Button>
      <ApiAlert error={retry.error} />
      {outcome ? (
        <Text
          size="small"
          role="status"
          className={outcome.isGood ? "text-ui-fg-subtle" : "text-ui-fg-error"}
        >
          {outcome.text}
        </Text>
      ) : null}
      {isAsking ? (
        <ConfirmPrompt
          open
          title={`Charge ${formatPence(month.amount)} now?`}
          text="It is asked of the card that the plan has now. The patient is not there: their bank may refuse again."
          confirm="Charge now"
          onClose={() => setAsking(false)}
          onConfirm={() => {
            retry.mutate()
            setAsking(false)
          }}
        />
      ) : null}
    </div>
  )
}
