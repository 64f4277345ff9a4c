import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { RefundView } from "../../../api/contracts/refund"
import { useRefundPress } from "../../hooks/refunds"
import { formatPence } from "../../lib/refund-words"
import { ApiAlert } from "../api-alert"
import { ConfirmPrompt } from "../confirm-prompt"
import { ReasonDialog } from "../reason-dialog"

type Asking = RefundView["actions"][number]

const LABELS: Record<Asking, string> = {
  send: "Refund",
  retry: "Try again",
  settle: "Settle by hand",
}

/** What may be done about a refund: what its state table has (PAY-5). */
export const RefundActions = ({ refund }: { refund: RefundView }) => {
  const [asking, setAsking] = useState<Asking | null>(null)
  const press = useRefundPress(refund.id)
  const amount = formatPence(refund.amount)
  const close = () => {
    setAsking(null)
    press.reset()
  }
  return (
    <div className="flex flex-wrap gap-2">
      {refund.actions.map((action) => (
        <Button
          key={action}
          size="small"
          variant="secondary"
          isLoading={press.isPending && asking === null}
          onClick={() => setAsking(action)}
        >
          {LABELS[action]}
        </Button>
      ))}
      {asking === null ? <ApiAlert error={press.error} /> : null}
      {asking === "settle" ? (
        <ReasonDialog
          title="Settle by hand"
          text={
            refund.state === "settled_by_hand"
              ? `Stripe made this refund of ${amount} after all. Say what was done about it. Your name and reason are recorded.`
              : `Say how the patient got ${amount} instead. The case then counts as refunded, and they are told. Your name and reason are recorded.`
          }
          label={
            refund.state === "settled_by_hand"
              ? "What was done"
              : "How it was paid"
          }
          confirm="Settle"
          minimum={10}
          error={press.error}
          isPending={press.isPending}
          onClose={close}
          onConfirm={(reason) =>
            press.mutate({ press: "settle", reason }, { onSuccess: close })
          }
        />
      ) : null}
      {asking === "send" || asking === "retry" ? (
        <ConfirmPrompt
          open
          title={`Refund ${amount}?`}
          text={
            asking === "send"
              ? "It goes to the card that was paid with."
              : "Stripe is asked first how the last one stands. Then it is sent to the same card again."
          }
          confirm={LABELS[asking]}
          onClose={() => setAsking(null)}
          onConfirm={() => {
            press.mutate({ press: asking })
            setAsking(null)
          }}
        />
      ) : null}
    </div>
  )
}
