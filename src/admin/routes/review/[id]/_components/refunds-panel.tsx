import type { CaseDetail } from "../../../../../api/contracts/case"
import { Panel } from "../../../../components/panel"
import { RefundLines } from "../../../../components/refunds/refund-lines"

/** What has become of the case's money, where some of it goes back (PAY-5). */
export const RefundsPanel = ({ found }: { found: CaseDetail }) =>
  found.refunds.length > 0 ? (
    <Panel title="Refund">
      <RefundLines refunds={found.refunds} />
    </Panel>
  ) : null
