import { Input } from "@medusajs/ui"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { Facts } from "../../../../components/facts"
import { Field } from "../../../../components/field"
import { TextField } from "../../../../components/text-field"
import { formatAmount } from "../../../../lib/format"

type ProposalFieldsProps = {
  proposal: NonNullable<CaseDetail["proposal"]>
  dose: string
  directions: string
  doseError: string | undefined
  directionsError: string | undefined
  onDose: (text: string) => void
  onDirections: (text: string) => void
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
            ["Issues", `${proposal.issues} (one-off)`],
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
    </>
  )
}
