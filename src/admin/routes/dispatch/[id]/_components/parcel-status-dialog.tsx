import { Select } from "@medusajs/ui"
import { useState } from "react"
import type { UpdateParcelType } from "../../../../../api/contracts/supply"
import { ApiAlert } from "../../../../components/api-alert"
import { Field } from "../../../../components/field"
import { FormDrawer } from "../../../../components/form-drawer"
import { useParcelStatus } from "../../../../hooks/supplies"

const EVENTS: Record<UpdateParcelType["event"], string> = {
  scan: "In transit",
  out_for_delivery: "Out for delivery",
  attempt: "Delivery attempted",
  await_collection: "Awaiting collection",
  keep: "Held by the carrier",
  send_back: "Being returned",
  return: "Returned to us",
  deliver: "Delivered",
  lose: "Lost",
}

type ParcelStatusDialogProps = { parcelId: string; onClose: () => void }

/** For when the carrier's tracking is silent; it is recorded as entered by hand. */
export const ParcelStatusDialog = (props: ParcelStatusDialogProps) => {
  const { parcelId, onClose } = props
  const [event, setEvent] = useState<UpdateParcelType["event"]>("deliver")
  const save = useParcelStatus(parcelId)
  return (
    <FormDrawer
      title="Enter a tracking status"
      text="For when the carrier is silent. Your name stays with the entry, and the patient is told as usual."
      confirm="Save"
      isPending={save.isPending}
      onClose={onClose}
      onSubmit={() => save.mutate(event, { onSuccess: onClose })}
    >
      <ApiAlert error={save.error} />
      <Field id="parcel-event" label="Status">
        <Select
          value={event}
          onValueChange={(next) => setEvent(next as UpdateParcelType["event"])}
        >
          <Select.Trigger id="parcel-event">
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {Object.entries(EVENTS).map(([code, word]) => (
              <Select.Item key={code} value={code}>
                {word}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      </Field>
    </FormDrawer>
  )
}
