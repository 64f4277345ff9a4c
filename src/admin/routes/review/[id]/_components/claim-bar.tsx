import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { ApiAlert } from "../../../../components/api-alert"
import { ReasonDialog } from "../../../../components/reason-dialog"
import { useCaseAction } from "../../../../hooks/cases"

type ClaimBarProps = { found: CaseDetail; isMine: boolean }

/** Who holds the case, and the way to take it or give it back (QUE-5). */
export const ClaimBar = ({ found, isMine }: ClaimBarProps) => {
  const move = useCaseAction(found.id)
  const takeOver = useCaseAction(found.id)
  const [isTaking, setTaking] = useState(false)
  if (found.state === "queued") {
    return (
      <div className="flex flex-col gap-3">
        <Text size="small" className="text-ui-fg-subtle">
          Claim the case to decide it. Colleagues then see that you have it.
        </Text>
        <ApiAlert error={move.error} />
        <Button
          data-shortcut="c"
          isLoading={move.isPending}
          onClick={() => move.mutate({ action: "claim" })}
        >
          Claim this case
        </Button>
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-3">
      <ApiAlert error={move.error} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Text size="small">
          {isMine
            ? "You are reviewing this case."
            : `${found.claimed_by?.name ?? "A colleague"} is reviewing this case.`}
        </Text>
        {isMine ? (
          <Button
            size="small"
            variant="secondary"
            isLoading={move.isPending}
            onClick={() => move.mutate({ action: "release" })}
          >
            Release
          </Button>
        ) : (
          <Button
            size="small"
            variant="secondary"
            onClick={() => setTaking(true)}
          >
            Take over
          </Button>
        )}
      </div>
      {isTaking ? (
        <ReasonDialog
          title="Take over the case"
          text={`${found.claimed_by?.name ?? "A colleague"} is reviewing it. They see that you took it, and why.`}
          label="Reason"
          confirm="Take over"
          error={takeOver.error}
          isPending={takeOver.isPending}
          onClose={() => setTaking(false)}
          onConfirm={(reason) =>
            takeOver.mutate(
              { action: "take-over", body: { reason } },
              { onSuccess: () => setTaking(false) }
            )
          }
        />
      ) : null}
    </div>
  )
}
