import { Checkbox, Input, Label } from "@medusajs/ui"
import { useState } from "react"
import type { QueueViewView } from "../../../../api/contracts/queue-view"
import { ApiAlert } from "../../../components/api-alert"
import { Field } from "../../../components/field"
import { FormDrawer } from "../../../components/form-drawer"
import { useChangeQueueViews } from "../../../hooks/queue-views"

type ViewDrawerProps = {
  /** Null for a new one. */
  view: QueueViewView | null
  /** What a new one keeps. */
  filters: QueueViewView["filters"]
  onClose: () => void
}

/** Names a view of the queue. */
export const ViewDrawer = ({ view, filters, onClose }: ViewDrawerProps) => {
  const [name, setName] = useState(view?.name ?? "")
  const [isDefault, setDefault] = useState(view?.is_default ?? false)
  const change = useChangeQueueViews()
  const save = () =>
    change.mutate(
      view
        ? { id: view.id, change: { name, is_default: isDefault } }
        : { add: { name, filters, is_default: isDefault } },
      { onSuccess: onClose }
    )
  return (
    <FormDrawer
      title={view ? "Rename view" : "Save view"}
      text="Views are your own. A search is not kept. Name no patient here."
      confirm="Save"
      isPending={change.isPending}
      onClose={onClose}
      onSubmit={save}
    >
      <ApiAlert error={change.error} />
      <Field id="view-name" label="Name">
        <Input
          id="view-name"
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <div className="flex items-center gap-2">
        <Checkbox
          id="view-default"
          checked={isDefault}
          onCheckedChange={(checked) => setDefault(checked === true)}
        />
        <Label htmlFor="view-default" size="small">
          Open it first when I come to the queue
        </Label>
      </div>
    </FormDrawer>
  )
}
