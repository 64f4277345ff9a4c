import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { DifferenceView } from "../../../../api/contracts/reconciliation"
import { ApiAlert } from "../../../components/api-alert"
import { ConfirmPrompt } from "../../../components/confirm-prompt"
import { ReasonDialog } from "../../../components/reason-dialog"
import { useDifferencePress } from "../../../hooks/reconciliation"
import { ACT_WORDS } from "../../../lib/difference-words"

/** One button that mends a difference, and one that leaves it as it is. */
export const DifferenceActions = ({ row }: { row: DifferenceView }) => {
  const [asking, setAsking] = useState<"mend" | "accept" | null>(null)
  const press = useDifferencePress(row.id)
  const close = () => {
    setAsking(null)
    press.reset()
  }
  const words = row.act ? ACT_WORDS[row.act] : null
  const isStill =
    press.variables?.press === "mend" && press.data?.difference.state === "open"
  return (
    <div className="flex flex-wrap items-center gap-2">
      {words ? (
        <Button
          size="small"
          variant="secondary"
          isLoading={press.isPending && asking === null}
          onClick={() => setAsking("mend")}
        >
          {words.label}
        </Button>
      ) : null}
      <Button
        size="small"
        variant="transparent"
        disabled={press.isPending}
        onClick={() => setAsking("accept")}
      >
        Accept
      </Button>
      {isStill ? (
        <span role="status" className="txt-compact-xsmall text-ui-fg-error">
          It still differs.
        </span>
      ) : null}
      {asking === null ? <ApiAlert error={press.error} /> : null}
      {asking === "accept" ? (
        <ReasonDialog
          title="Accept the difference"
          text="Say why it stays. It opens again when it changes. Your name and reason are recorded."
          label="Why it stays"
          confirm="Accept"
          minimum={10}
          error={press.error}
          isPending={press.isPending}
          onClose={close}
          onConfirm={(reason) =>
            press.mutate({ press: "accept", reason }, { onSuccess: close })
          }
        />
      ) : null}
      {asking === "mend" && words ? (
        <ConfirmPrompt
          open
          title={words.question}
          text={words.text(row)}
          confirm={words.label}
          onClose={() => setAsking(null)}
          onConfirm={() => {
            press.mutate({ press: "mend" })
            setAsking(null)
          }}
        />
      ) : null}
    </div>
  )
}
