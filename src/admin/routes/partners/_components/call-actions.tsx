import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { PartnerCallView } from "../../../../api/contracts/partner-call"
import { ApiAlert } from "../../../components/api-alert"
import { ConfirmPrompt } from "../../../components/confirm-prompt"
import { ReasonDialog } from "../../../components/reason-dialog"
import { useDecideCall } from "../../../hooks/partner-calls"

/** A person's decision on a call (INT-2); exactly what the API allows. */
export const CallActions = ({ call }: { call: PartnerCallView }) => {
  const [asking, setAsking] = useState<"mark_done" | "cancel" | null>(null)
  const decide = useDecideCall()
  const { actions, id } = call
  if (actions.length === 0) {
    return <span className="text-ui-fg-subtle">–</span>
  }
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2 md:flex-nowrap">
        {actions.includes("retry") ? (
          <Button
            size="small"
            variant="secondary"
            className="whitespace-nowrap"
            isLoading={decide.isPending && decide.variables.action === "retry"}
            onClick={() => decide.mutate({ id, action: "retry" })}
          >
            Retry now
          </Button>
        ) : null}
        {actions.includes("mark_done") ? (
          <Button
            size="small"
            variant="secondary"
            className="whitespace-nowrap"
            onClick={() => setAsking("mark_done")}
          >
            Mark done
          </Button>
        ) : null}
        {actions.includes("cancel") ? (
          <Button
            size="small"
            variant="secondary"
            onClick={() => setAsking("cancel")}
          >
            Cancel
          </Button>
        ) : null}
      </div>
      {asking === "mark_done" ? null : <ApiAlert error={decide.error} />}
      {asking === "mark_done" ? (
        <ReasonDialog
          title="Mark the call as done"
          text="Only when it was done by hand at the partner. It is not sent again."
          label="What was done, and the partner's reference"
          field="note"
          confirm="Mark done"
          error={decide.error}
          isPending={decide.isPending}
          onClose={() => setAsking(null)}
          onConfirm={(note) =>
            decide.mutate(
              { id, action: "mark-done", note },
              { onSuccess: () => setAsking(null) }
            )
          }
        />
      ) : null}
      <ConfirmPrompt
        open={asking === "cancel"}
        variant="danger"
        title="Cancel this call?"
        text="It is not sent again. What depends on it stays as it is."
        confirm="Cancel the call"
        onClose={() => setAsking(null)}
        onConfirm={() => decide.mutate({ id, action: "cancel" })}
      />
    </div>
  )
}
