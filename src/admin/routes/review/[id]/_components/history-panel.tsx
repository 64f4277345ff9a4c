import { Text } from "@medusajs/ui"
import { StateBadge } from "../../../../components/state-badge"
import { Link } from "react-router-dom"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { Panel } from "../../../../components/panel"
import { formatDate } from "../../../../lib/format"
import { caseColour } from "../../../../lib/words"

type HistoryPanelProps = { history: CaseDetail["history"] }

/** The patient's other cases, newest first (REV-1). */
export const HistoryPanel = ({ history }: HistoryPanelProps) => (
  <Panel title="Earlier cases" flush={history.length > 0}>
    {history.length > 0 ? (
      <ul className="divide-y">
        {history.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-center justify-between gap-2 px-4 py-3 sm:px-6"
          >
            <div className="min-w-0">
              <Link
                to={`/review/${one.id}`}
                className="txt-small-plus text-ui-fg-interactive-hover hover:underline"
              >
                {one.treatment_name}
              </Link>
              <Text size="xsmall" className="text-ui-fg-subtle">
                {one.reference} · {formatDate(one.opened_at)}
              </Text>
            </div>
            <StateBadge color={caseColour(one.state)}>
              {one.state_label}
            </StateBadge>
          </li>
        ))}
      </ul>
    ) : (
      <Text size="small" className="text-ui-fg-subtle">
        The patient&apos;s first case here.
      </Text>
    )}
  </Panel>
)
