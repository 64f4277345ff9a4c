import { Button, Text, toast } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useAuditTrail } from "../../hooks/audit"
import { useCaseAction } from "../../hooks/cases"
import { queryKeys } from "../../lib/query-keys"
import { casesOfTrail, type TrailCase } from "../../lib/trail-cases"
import { caseColour, caseStateWord } from "../../lib/words"
import { QueryView } from "../query-view"
import { ReasonDialog } from "../reason-dialog"
import { StateBadge } from "../state-badge"

/** The cases of an order for an administrator, who reads no case but may end one at the patient's wish (EXC-8). */
export const CancelCases = ({ orderId }: { orderId: string }) => {
  const query = useAuditTrail(orderId, true)
  return (
    <QueryView query={query} lines={2}>
      {(entries) => {
        const cases = casesOfTrail(entries)
        return cases.length === 0 ? null : (
          <ul className="divide-y">
            {cases.map((one) => (
              <CaseLine key={one.id} one={one} orderId={orderId} />
            ))}
          </ul>
        )
      }}
    </QueryView>
  )
}

type CaseLineProps = { one: TrailCase; orderId: string }

const CaseLine = ({ one, orderId }: CaseLineProps) => {
  const client = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const act = useCaseAction(one.id)
  const cancel = (reason: string) =>
    act.mutate(
      { action: "cancel", body: { reason } },
      {
        onSuccess: () => {
          setAsking(false)
          toast.success(`${one.reference} is cancelled`)
          void client.invalidateQueries({ queryKey: queryKeys.audit(orderId) })
        },
      }
    )
  return (
    <li className="flex flex-col gap-2 px-4 py-3 sm:px-6">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Text size="small" weight="plus">
          {one.reference}
        </Text>
        {one.state ? (
          <StateBadge color={caseColour(one.state)}>
            {caseStateWord(one.state)}
          </StateBadge>
        ) : null}
      </div>
      {one.isEnded || act.isSuccess ? null : (
        <Button
          size="small"
          variant="secondary"
          className="self-start"
          onClick={() => setAsking(true)}
        >
          Cancel the case
        </Button>
      )}
      {isAsking ? (
        <ReasonDialog
          title={`Cancel ${one.reference}`}
          text="At the patient's wish. Everything under way ends and the refund follows. It can't be taken back."
          label="Reason"
          confirm="Cancel the case"
          dismiss="Keep the case"
          error={act.error}
          isPending={act.isPending}
          onClose={() => setAsking(false)}
          onConfirm={cancel}
        />
      ) : null}
    </li>
  )
}
