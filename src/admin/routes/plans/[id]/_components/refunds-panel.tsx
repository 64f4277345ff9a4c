import type { PlanDetailView } from "../../../../../api/contracts/plan"
import { Panel } from "../../../../components/panel"
import { RefundLines } from "../../../../components/refunds/refund-lines"

/** Money of the plan that went back or is on its way. */
export const RefundsPanel = ({ refunds }: Pick<PlanDetailView, "refunds">) =>
  refunds.length === 0 ? null : (
    <Panel title="Refunds">
      <RefundLines refunds={refunds} />
    </Panel>
  )
