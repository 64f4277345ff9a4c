import { Select } from "@medusajs/ui"
import { useState } from "react"
import type { HoldSupplyType } from "../../../../../api/contracts/supply"
import { ApiAlert } from "../../../../components/api-alert"
import { Field } from "../../../../components/field"
import { FormDrawer } from "../../../../components/form-drawer"
import { TextField } from "../../../../components/text-field"
import { useSupplyAction } from "../../../../hooks/supplies"
import { HOLD_REASON_WORDS } from "../../../../lib/hold-words"

type DialogProps = { id: string; onClose: () => void }
type Reason = HoldSupplyType["reason_code"]

/** Stops a supply; it stays where it is until the hold is released. */
export const HoldDialog = ({ id, onClose }: DialogProps) => {
  const [reason, setReason] = useState<Reason>("clinical_query")
  const [note, setNote] = useState("")
  const hold = useSupplyAction(id)
  return (
    <FormDrawer
      title="Put the supply on hold"
      text="It does not leave until a clinician releases the hold."
      confirm="Put on hold"
      isPending={hold.isPending}
      onClose={onClose}
      onSubmit={() =>
        hold.mutate(
          {
            path: "hold",
            body: {
              reason_code: reason,
              ...(note.trim() ? { note: note.trim() } : {}),
            },
          },
          { onSuccess: onClose }
        )
      }
    >
      <ApiAlert error={hold.error} />
      <Field id="reason_code" label="Reason">
        <Select
          value={reason}
          onValueChange={(next) => setReason(next as Reason)}
        >
          <Select.Trigger id="reason_code">
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {Object.entries(HOLD_REASON_WORDS).map(([code, word]) => (
              <Select.Item key={code} value={code}>
                {word}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      </Field>
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
