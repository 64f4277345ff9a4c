import { Text } from "@medusajs/ui"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { Facts, type Fact } from "../../../../components/facts"
import { Panel } from "../../../../components/panel"
import { formatAmount, formatDateTime } from "../../../../lib/format"
import { roleWord } from "../../../../lib/words"

type Decision = CaseDetail["decisions"][number]

const KINDS = {
  approve_pom: "Approved for prescription",
  approve_p: "Approved",
  process: "Processed",
  deny: "Denied",
  change_dose: "Another strength for later months, if the patient agrees",
  propose_change: "Approved with changes, if the patient accepts",
  continued: "Renewed on what was signed for before",
} as const

const registration = (decision: Decision): string =>
  decision.registration_number
    ? `${decision.registration_body ?? ""} ${decision.registration_number}`
    : "none needed"

const facts = (decision: Decision, packSize: string): Fact[] => [
  [
    decision.kind === "continued" ? "Signed by" : "By",
    `${decision.staff_name}, ${roleWord(decision.role)}`,
  ],
  ["Registration", registration(decision)],
  ...(decision.proposal
    ? ([
        ["Dose", decision.proposal.dose],
        ["Directions", decision.proposal.directions],
        ["Quantity", formatAmount(decision.proposal.quantity, packSize)],
      ] satisfies Fact[])
    : []),
  ...(decision.gp_justification
    ? ([["Why without the GP", decision.gp_justification]] satisfies Fact[])
    : []),
  ...(decision.denial
    ? ([
        ["Reason", decision.denial.title],
        ["What the patient reads", decision.denial.patient_text],
      ] satisfies Fact[])
    : []),
  ...(decision.notes ? ([["Notes", decision.notes]] satisfies Fact[]) : []),
]

type DecisionsPanelProps = { decisions: Decision[]; packSize: string }

/** Who decided, with their registration as of that moment (REV-4, REV-5). */
export const DecisionsPanel = ({ decisions, packSize }: DecisionsPanelProps) =>
  decisions.length > 0 ? (
    <Panel title="Decided">
      <div className="flex flex-col gap-4">
        {decisions.map((decision) => (
          <section key={decision.id} className="flex flex-col gap-2">
            <div>
              <Text size="small" weight="plus">
                {KINDS[decision.kind]}
              </Text>
              <Text size="xsmall" className="text-ui-fg-subtle">
                {formatDateTime(decision.at)}
              </Text>
            </div>
            <Facts facts={facts(decision, packSize)} />
          </section>
        ))}
      </div>
    </Panel>
  ) : null
