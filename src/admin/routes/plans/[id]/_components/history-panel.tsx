import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { PlanDetailView } from "../../../../../api/contracts/plan"
import { Panel } from "../../../../components/panel"
import { Timeline } from "../../../../components/timeline"
import { planEventReading } from "../../../../lib/plan-event-words"

/** A year's plan has a hundred rows and more; the newest are what is looked for. */
const FIRST = 30

/** Everything that happened to the plan, the newest first. */
export const HistoryPanel = ({ history }: Pick<PlanDetailView, "history">) => {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? history : history.slice(0, FIRST)
  return (
    <Panel title="History">
      <Timeline entries={shown.map(planEventReading)} />
      {shown.length < history.length ? (
        <Button
          size="small"
          variant="secondary"
          className="mt-4"
          onClick={() => setWhole(true)}
        >
          Show all {history.length}
        </Button>
      ) : null}
    </Panel>
  )
}
