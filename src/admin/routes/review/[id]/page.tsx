import { Container } from "@medusajs/ui"
import { useParams } from "react-router-dom"
import { QueryView } from "../../../components/query-view"
import { useCase } from "../../../hooks/cases"
import { AcknowledgementsPanel } from "./_components/acknowledgements-panel"
import { AnswersPanel } from "./_components/answers-panel"
import { CaseHeader } from "./_components/case-header"
import { CaseTimeline } from "./_components/case-timeline"
import { DecisionPanel } from "./_components/decision-panel"
import { DecisionsPanel } from "./_components/decisions-panel"
import { EvidencePanel } from "./_components/evidence-panel"
import { FlagsPanel } from "./_components/flags-panel"
import { GpRepliesPanel } from "./_components/gp-replies-panel"
import { HistoryPanel } from "./_components/history-panel"
import { IdentityPanel } from "./_components/identity-panel"
import { LinkedPersonsPanel } from "./_components/linked-persons-panel"
import { MessagesPanel } from "./_components/messages-panel"
import { PatientPanel } from "./_components/patient-panel"
import { PrescriptionPanel } from "./_components/prescription-panel"
import { QuantitiesPanel } from "./_components/quantities-panel"
import {
  ReadingProvider,
  ReadSection,
  sectionId,
} from "./_components/read-section"
import { RefundsPanel } from "./_components/refunds-panel"
import { StopsPanel } from "./_components/stops-panel"

const CasePage = () => {
  const { id = "" } = useParams()
  const query = useCase(id)
  if (query.data === undefined) {
    return (
      <Container className="p-0">
        <QueryView query={query}>{() => null}</QueryView>
      </Container>
    )
  }
  const found = query.data
  return (
    <ReadingProvider key={found.id} found={found}>
      <div className="flex flex-col gap-3">
        <CaseHeader found={found} />
        <StopsPanel found={found} />
        <GpRepliesPanel replies={found.gp_replies} />
        <div className="grid grid-cols-1 items-start gap-3 lg:grid-cols-[minmax(0,1fr)_minmax(22rem,26rem)]">
          <div className="flex min-w-0 flex-col gap-3">
            <ReadSection name="patient">
              <PatientPanel found={found} />
            </ReadSection>
            <IdentityPanel found={found} />
            <ReadSection name="flags">
              <FlagsPanel found={found} />
            </ReadSection>
            <div id={sectionId("acknowledgements")} tabIndex={-1}>
              <AcknowledgementsPanel found={found} />
            </div>
            <ReadSection name="evidence">
              <EvidencePanel found={found} />
            </ReadSection>
            <LinkedPersonsPanel found={found} />
            <QuantitiesPanel found={found} />
            <ReadSection name="answers">
              <AnswersPanel consultation={found.consultation} />
            </ReadSection>
          </div>
          <div className="flex min-w-0 flex-col gap-3">
            <DecisionPanel found={found} />
            <RefundsPanel found={found} />
            <PrescriptionPanel found={found} />
            <DecisionsPanel
              decisions={found.decisions}
              packSize={found.proposal?.pack_size ?? ""}
            />
            <MessagesPanel messages={found.messages} />
            <CaseTimeline events={found.events} />
            <ReadSection name="history">
              <HistoryPanel history={found.history} />
            </ReadSection>
          </div>
        </div>
      </div>
    </ReadingProvider>
  )
}

export default CasePage
