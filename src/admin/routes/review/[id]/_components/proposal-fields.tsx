import { Input } from "@medusajs/ui"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { Facts } from "../../../../components/facts"
import { Field } from "../../../../components/field"
import { SelectField } from "../../../../components/select-field"
import { TextField } from "../../../../components/text-field"
import { formatAmount } from "../../../../lib/format"

type ProposalFieldsProps = {
  proposal: NonNullable<CaseDetail["proposal"]>
  dose: string
  directions: string
  issues: number
  doseError: string | undefined
  directionsError: string | undefined
  onDose: (text: string) => void
  onDirections: (text: string) => void
  onIssues: (issues: number) => void
}

const boughtWords = (months: number): string =>
  months === 1 ? "One-off: one supply" : `${months} months: one supply a month`

/** "3, one for each month that was bought". */
export function issuesWords(issues: number, bought: number): string {
  if (issues !== bought) {
    return `${issues}, for renewals within the year too`
  }
  return bought === 1
    ? "1, for this supply alone"
    : `${issues}, one for each month that was bought`
}

/** The prescription as it will be made; item and quantity are the patient's order. */
export const ProposalFields = (props: ProposalFieldsProps) => {
  const { proposal, dose, directions, doseError, directionsError } = props
  return (
    <>
      <div className="bg-ui-bg-subtle rounded-md border p-3">
        <Facts
          facts={[
            ["Item", `${proposal.item}, ${proposal.pack_size}`],
            ["Quantity", formatAmount(proposal.quantity, proposal.pack_size)],
            ["Bought", boughtWords(proposal.issues)],
          ]}
        />
      </div>
      <Field id="dose" label="Dose" error={doseError}>
        <Input
          id="dose"
          maxLength={300}
          value={dose}
          aria-invalid={doseError !== undefined}
          onChange={(event) => props.onDose(event.target.value)}
        />
      </Field>
      <TextField
        id="directions"
        label="Directions"
        rows={2}
        value={directions}
        error={directionsError}
        onChange={props.onDirections}
      />
      <SelectField
        id="issues"
        label="Supplies to sign for"
        value={String(props.issues)}
        options={proposal.issue_choices.map((issues) => ({
          value: String(issues),
          label: issuesWords(issues, proposal.issues),
        }))}
        onChange={(value) => props.onIssues(Number(value))}
      />
    </>
  )
}
