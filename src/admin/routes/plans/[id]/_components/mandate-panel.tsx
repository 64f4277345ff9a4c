import { Text } from "@medusajs/ui"
import type { PlanDetailView } from "../../../../../api/contracts/plan"
import { Panel } from "../../../../components/panel"
import { formatDateTime } from "../../../../lib/format"

type MandatePanelProps = Pick<PlanDetailView, "mandates">

/** What the patient agreed to, word for word, the newest card first (PAY-3). */
export const MandatePanel = ({ mandates }: MandatePanelProps) => (
  <Panel title="Agreed with the patient">
    <ul className="flex flex-col gap-4">
      {mandates.map((mandate, index) => (
        <li key={mandate.id} className="flex flex-col gap-1">
          <Text size="small" weight="plus">
            {mandate.card_label ?? "Saved card"}
            {index === 0 ? ", charged now" : ""}
          </Text>
          <Text size="xsmall" className="text-ui-fg-subtle">
            {formatDateTime(mandate.agreed_at)} · wording {mandate.text_version}
          </Text>
          <Text size="small" className="whitespace-pre-line">
            {mandate.text}
          </Text>
        </li>
      ))}
    </ul>
  </Panel>
)
