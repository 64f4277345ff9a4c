import { Container } from "@medusajs/ui"
import { useParams } from "react-router-dom"
import { QueryView } from "../../../components/query-view"
import { usePlan } from "../../../hooks/plans"
import { HistoryPanel } from "./_components/history-panel"
import { MandatePanel } from "./_components/mandate-panel"
import { MonthsPanel } from "./_components/months-panel"
import { PlanActions } from "./_components/plan-actions"
import { PlanFacts } from "./_components/plan-facts"
import { PlanHeader } from "./_components/plan-header"
import { RefundsPanel } from "./_components/refunds-panel"

const COLUMN = "contents min-w-0 lg:flex lg:flex-col lg:gap-3"

const PlanPage = () => {
  const { id = "" } = useParams()
  const query = usePlan(id)
  if (query.data === undefined) {
    return (
      <Container className="p-0">
        <QueryView query={query}>{() => null}</QueryView>
      </Container>
    )
  }
  const plan = query.data
  return (
    <div className="flex flex-col gap-3">
      <PlanHeader plan={plan} />
      <div className="grid grid-cols-1 items-start gap-3 lg:grid-cols-[minmax(0,1fr)_minmax(22rem,26rem)]">
        {/* In one column, what to do comes before what was done. */}
        <div className={COLUMN}>
          <MonthsPanel plan={plan} />
          <div className="order-2 min-w-0 lg:order-none">
            <HistoryPanel history={plan.history} />
          </div>
        </div>
        <div className={COLUMN}>
          <PlanActions plan={plan} />
          <PlanFacts plan={plan} />
          <RefundsPanel refunds={plan.refunds} />
          <div className="order-1 min-w-0 lg:order-none">
            <MandatePanel mandates={plan.mandates} />
          </div>
        </div>
      </div>
    </div>
  )
}

export default PlanPage
