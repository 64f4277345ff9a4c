import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { ReasonDialog } from "../../../../components/reason-dialog"
import { useCaseAction } from "../../../../hooks/cases"

type Stop = "withdraw-question" | "cancel" | "abandon"

const WORDS: Record<Stop, { event: string; button: string; text: string }> = {
  "withdraw-question": {
    event: "withdraw_question",
    button: "Withdraw the question",
    text: "The case returns to its place in the queue. The patient keeps the message.",
  },
  cancel: {
    event: "cancel",
    button: "Cancel the case",
    text: "At the patient's wish. Everything under way ends and the refund follows. It can't be taken back.",
  },
  abandon: {
    event: "abandon",
    button: "Abandon the case",
    text: "Nothing happened for 30 days. The patient is told and refunded. It can't be taken back.",
  },
}

type StopActionsProps = { found: CaseDetail; offered: readonly Stop[] }

/** The ways out of a case beside deciding it, each with its reason (EXC-8, EXC-9). */
export const StopActions = ({ found, offered }: StopActionsProps) => {
  const [open, setOpen] = useState<Stop | null>(null)
  const act = useCaseAction(found.id)
  const possible = offered.filter((one) =>
    found.events_allowed.includes(WORDS[one].event)
  )
  return possible.length === 0 ? null : (
    <div className="flex flex-wrap gap-2">
      {possible.map((one) => (
        <Button
          key={one}
          size="small"
          variant="secondary"
          onClick={() => setOpen(one)}
        >
          {WORDS[one].button}
        </Button>
      ))}
      {open ? (
        <ReasonDialog
          title={WORDS[open].button}
          text={WORDS[open].text}
          label="Reason"
          confirm={WORDS[open].button}
          {...(open === "withdraw-question"
            ? {}
            : { dismiss: "Keep the case" })}
          error={act.error}
          isPending={act.isPending}
          onClose={() => setOpen(null)}
          onConfirm={(reason) =>
            act.mutate(
              { action: open, body: { reason } },
              { onSuccess: () => setOpen(null) }
            )
          }
        />
      ) : null}
    </div>
  )
}
