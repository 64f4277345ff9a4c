import { Text } from "@medusajs/ui"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { Panel } from "../../../../components/panel"
import { AnswersReading } from "./answers-reading"
import { SealedPanel } from "./sealed-panel"

type Consultation = CaseDetail["consultation"]

/** Every question and answer; the changed ones stand on top (REV-1). */
export const AnswersPanel = ({
  consultation,
}: {
  consultation: Consultation
}) => {
  if (!consultation) {
    return (
      <Panel title="Consultation">
        <Text size="small" className="text-ui-fg-subtle">
          This item needs no consultation.
        </Text>
      </Panel>
    )
  }
  return consultation.is_sealed ? (
    <SealedPanel consultationId={consultation.id} />
  ) : (
    <AnswersReading title="Consultation" consultation={consultation} />
  )
}
