import { Alert, Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type {
  PlanAction,
  PlanDetailView,
} from "../../../../../api/contracts/plan"
import { Panel } from "../../../../components/panel"
import { useMe } from "../../../../hooks/staff"
import { roleWord } from "../../../../lib/words"
import { CancelDialog } from "./cancel-dialog"
import { CauseDialog } from "./cause-dialog"

/** The words of a button and whose it is; the server judges again. */
const ACTIONS: Record<PlanAction, { label: string; roles: string[] }> = {
  pause: {
    label: "Pause",
    roles: ["prescriber", "pharmacist", "pharmacy_team"],
  },
  resume: {
    label: "Let it go on",
    roles: ["prescriber", "pharmacist", "pharmacy_team"],
  },
  cancel: {
    label: "Cancel the rest",
    roles: ["administrator", "pharmacy_team"],
  },
}

/** What can be done with the plan now. */
export const PlanActions = ({ plan }: { plan: PlanDetailView }) => {
  const role = useMe().data?.role ?? ""
  const [asking, setAsking] = useState<PlanAction | null>(null)
  const close = () => setAsking(null)
  return (
    <Panel title="What to do">
      <div className="flex flex-col gap-4">
        {plan.asked_to_end ? (
          <Alert variant="warning">
            The patient asked to end this plan. Cancel the rest, or write to
            them on the case.
          </Alert>
        ) : null}
        {plan.actions.map((action) => {
          const { label, roles } = ACTIONS[action]
          const isMine = roles.includes(role)
          return (
            <div key={action} className="flex flex-col gap-1">
              <Button
                variant={
                  action === "cancel" && plan.asked_to_end
                    ? "primary"
                    : "secondary"
                }
                disabled={!isMine}
                onClick={() => setAsking(action)}
              >
                {label}
              </Button>
              {isMine ? null : (
                <Text size="xsmall" className="text-ui-fg-subtle">
                  For: {roles.map(roleWord).join(", ")}
                </Text>
              )}
            </div>
          )
        })}
        {plan.actions.length === 0 ? (
          <Text size="small" className="text-ui-fg-subtle">
            Nothing is left to do here.
          </Text>
        ) : null}
      </div>
      {asking === "pause" || asking === "resume" ? (
        <CauseDialog plan={plan} act={asking} onClose={close} />
      ) : null}
      {asking === "cancel" ? (
        <CancelDialog plan={plan} onClose={close} />
      ) : null}
    </Panel>
  )
}
