import { useState } from "react"
import type { VerifyIdentityType } from "../../../../../api/contracts/identity"
import { ApiAlert } from "../../../../components/api-alert"
import { Facts } from "../../../../components/facts"
import { FormDrawer } from "../../../../components/form-drawer"
import { SelectField } from "../../../../components/select-field"
import { TextField } from "../../../../components/text-field"
import { useJudgeIdentity } from "../../../../hooks/identity"
import { formatDate } from "../../../../lib/format"
import { METHODS } from "../../../../lib/identity-words"
import type { JudgeProps } from "./identity-actions"

/** The documents show this person: said with how they were compared. */
export const VerifyDrawer = ({ found, onClose }: JudgeProps) => {
  const [method, setMethod] =
    useState<VerifyIdentityType["method"]>("documents_compared")
  const [note, setNote] = useState("")
  const act = useJudgeIdentity(found.id)
  const patient = found.patient_details
  const { address_1, address_2, city, postcode } = patient.home_address
  const documents = found.identity.documents.filter(
    ({ state }) => state === "received"
  )
  const submit = () =>
    act.mutate(
      {
        action: "verify",
        body: {
          documents: documents.map(({ id }) => id),
          method,
          ...(note.trim() ? { note: note.trim() } : {}),
        },
      },
      { onSuccess: onClose }
    )
  return (
    <FormDrawer
      title="Verify the identity"
      text="The documents show this person. All of their waiting cases go on to review."
      confirm="Verify"
      isPending={act.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      {act.error ? <ApiAlert error={act.error} /> : null}
      <Facts
        facts={[
          ["Name", `${patient.first_name} ${patient.last_name}`],
          ["Born", formatDate(patient.date_of_birth)],
          [
            "Address",
            [address_1, address_2, city, postcode].filter(Boolean).join(", "),
          ],
        ]}
      />
      <SelectField
        id="method"
        label="How you compared"
        value={method}
        options={[...METHODS]}
        onChange={(value) =>
          setMethod(METHODS.find((one) => one.value === value)?.value ?? method)
        }
      />
      <TextField
        id="note"
        label="Note"
        optional
        value={note}
        onChange={setNote}
      />
    </FormDrawer>
  )
}
