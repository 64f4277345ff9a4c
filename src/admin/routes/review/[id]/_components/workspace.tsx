import type { CaseDetail } from "../../../../../api/contracts/case"
import { isIdentityWork } from "../../../../lib/case-sections"
import { AnswersPanel } from "./answers-panel"
import { BannersPanel } from "./banners-panel"
import { CaseTimeline } from "./case-timeline"
import { CheckInsPanel } from "./check-ins-panel"
import { DecisionDock } from "./decision-dock"
import { DraftsProvider } from "./drafts"
import { EvidencePanel } from "./evidence-panel"
import { HealthReportsPanel } from "./health-reports-panel"
import { HistoryPanel } from "./history-panel"
import { IdentityPanel } from "./identity-panel"
import { LinkedPersonsPanel } from "./linked-persons-panel"
import { MessagesPanel } from "./messages-panel"
import { PatientHeader } from "./patient-header"
import { PatientPanel } from "./patient-panel"
import { QuantitiesPanel } from "./quantities-panel"
import { ReadingProvider, ReadSection } from "./read-section"
import { Section } from "./section"

/** Everything about one case on one page, in the order in which it matters (REV-1). */
export const Workspace = ({ found }: { found: CaseDetail }) => (
  <ReadingProvider found={found}>
    <DraftsProvider>
      {/* Positioned, so that what only screen readers see lengthens no other box; and a stack of its own, so that what sticks lies below every drawer. */}
      <div className="relative isolate flex flex-col gap-3">
        <PatientHeader found={found} />
        <div className="flex flex-col gap-3 xl:grid xl:grid-cols-[minmax(0,1fr)_22rem] xl:items-start">
          <div className="flex min-w-0 flex-col gap-3">
            <CaseParts found={found} />
          </div>
          <DecisionDock found={found} />
        </div>
      </div>
    </DraftsProvider>
  </ReadingProvider>
)

/** In the order of `sectionsOf`, by which the header's links are made. */
const CaseParts = ({ found }: { found: CaseDetail }) => {
  const identity = (
    <Section name="identity">
      <IdentityPanel found={found} />
    </Section>
  )
  const isFirst = isIdentityWork(found)
  return (
    <>
      <ReadSection name="flags">
        <BannersPanel found={found} />
      </ReadSection>
      {isFirst ? identity : null}
      <ReadSection name="answers">
        <AnswersPanel consultation={found.consultation} />
      </ReadSection>
      <ReadSection name="evidence">
        <EvidencePanel found={found} />
      </ReadSection>
      <Section name="quantities">
        <QuantitiesPanel found={found} />
      </Section>
      <ReadSection name="history">
        <HistoryPanel found={found} />
      </ReadSection>
      <Section name="linkage">
        <LinkedPersonsPanel found={found} />
      </Section>
      <ReadSection name="patient">
        <PatientPanel found={found} />
      </ReadSection>
      <Section name="health">
        <div className="flex flex-col gap-3">
          <HealthReportsPanel found={found} />
          <CheckInsPanel found={found} />
        </div>
      </Section>
      <Section name="messages">
        <MessagesPanel messages={found.messages} />
      </Section>
      {isFirst ? null : identity}
      <Section name="timeline">
        <CaseTimeline events={found.events} />
      </Section>
    </>
  )
}
