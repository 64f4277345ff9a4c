import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { useMe } from "../../../../hooks/staff"
import { ChangePanel } from "./change-panel"
import { DecisionPanel } from "./decision-panel"
import { DosePanel } from "./dose-panel"
import { DecisionsPanel } from "./decisions-panel"
import { PlanPanel } from "./plan-panel"
import { RenewalPanel } from "./renewal-panel"
import { PrescriptionPanel } from "./prescription-panel"
import { RefundsPanel } from "./refunds-panel"
import { Section, sectionId } from "./section"

/** What may be decided, always in reach: beside the page, or on a small screen in a bar below that opens. */
export const DecisionDock = ({ found }: { found: CaseDetail }) => {
  const [isOpen, setOpen] = useState(false)
  return (
    <aside
      aria-label="Decision"
      className="sticky bottom-0 z-10 flex flex-col xl:bottom-auto xl:top-[calc(var(--case-header,8rem)+0.5rem)] xl:max-h-[calc(100dvh-var(--case-header,8rem)-5rem)] xl:self-start xl:overflow-y-auto"
    >
      <DockBar
        found={found}
        isOpen={isOpen}
        onToggle={() => setOpen((known) => !known)}
      />
      <div
        id="decision-dock"
        className={`${isOpen ? "flex" : "hidden"} bg-ui-bg-subtle max-h-[65dvh] flex-col gap-3 overflow-y-auto px-0.5 pb-0.5 xl:flex xl:max-h-none xl:overflow-visible`}
      >
        <div id={sectionId("decision")} tabIndex={-1} className="outline-none">
          <DecisionPanel found={found} />
        </div>
        <Section name="prescription">
          <PrescriptionPanel found={found} />
        </Section>
        <RenewalPanel found={found} />
        <PlanPanel found={found} />
        <DosePanel found={found} />
        <ChangePanel found={found} />
        <RefundsPanel found={found} />
        <DecisionsPanel
          decisions={found.decisions}
          packSize={found.proposal?.pack_size ?? ""}
        />
      </div>
    </aside>
  )
}

type DockBarProps = {
  found: CaseDetail
  isOpen: boolean
  onToggle: () => void
}

const DockBar = ({ found, isOpen, onToggle }: DockBarProps) => {
  const me = useMe().data
  const isMine =
    found.state === "in_review" && found.claimed_by?.user_id === me?.user_id
  const isOpenCase = found.state === "queued" || found.state === "in_review"
  return (
    <div className="bg-ui-bg-base shadow-elevation-flyout flex items-center justify-between gap-3 border-t px-4 py-2 xl:hidden">
      <Text size="small" className="min-w-0 break-words">
        {isMine ? "You have this case" : found.state_label}
      </Text>
      <Button
        size="small"
        variant={isOpen ? "secondary" : "primary"}
        aria-expanded={isOpen}
        aria-controls="decision-dock"
        onClick={onToggle}
      >
        {isOpen ? "Close" : isOpenCase ? "Decide" : "Show decision"}
      </Button>
    </div>
  )
}
