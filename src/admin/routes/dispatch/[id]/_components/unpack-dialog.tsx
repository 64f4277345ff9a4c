import { Label, RadioGroup, Select } from "@medusajs/ui"
import { useState } from "react"
import type { UnpackSupplyType } from "../../../../../api/contracts/supply"
import { ApiAlert } from "../../../../components/api-alert"
import { Field } from "../../../../components/field"
import { FormDrawer } from "../../../../components/form-drawer"
import { useSupplyAction } from "../../../../hooks/supplies"
import { UNPACK_REASON_WORDS } from "../../../../lib/hold-words"

type DialogProps = { id: string; onClose: () => void }
type Reason = UnpackSupplyType["reason"]

/** Takes the pack apart before it left. */
export const UnpackDialog = ({ id, onClose }: DialogProps) => {
  const [reason, setReason] = useState<Reason>("wrong_item")
  const [isIntact, setIntact] = useState(true)
  const unpack = useSupplyAction(id)
  return (
    <FormDrawer
      title="Unpack"
      text="An intact pack goes back to stock and the supply to Ready. Anything else is disposed of."
      confirm="Unpack"
      isPending={unpack.isPending}
      onClose={onClose}
      onSubmit={() =>
        unpack.mutate(
          { path: "unpack", body: { intact: isIntact, reason } },
          { onSuccess: onClose }
        )
      }
    >
      <ApiAlert error={unpack.error} />
      <Field id="unpack-reason" label="Reason">
        <Select
          value={reason}
          onValueChange={(next) => setReason(next as Reason)}
        >
          <Select.Trigger id="unpack-reason">
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {Object.entries(UNPACK_REASON_WORDS).map(([code, word]) => (
              <Select.Item key={code} value={code}>
                {word}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      </Field>
      <RadioGroup
        aria-label="The pack"
        value={isIntact ? "intact" : "spoilt"}
        onValueChange={(next) => setIntact(next === "intact")}
      >
        <div className="flex items-center gap-2">
          <RadioGroup.Item value="intact" id="intact" />
          <Label htmlFor="intact">Sealed and undamaged</Label>
        </div>
        <div className="flex items-center gap-2">
          <RadioGroup.Item value="spoilt" id="spoilt" />
          <Label htmlFor="spoilt">Opened or damaged: dispose of it</Label>
        </div>
      </RadioGroup>
    </FormDrawer>
  )
}
