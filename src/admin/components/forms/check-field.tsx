import { Checkbox, Label } from "@medusajs/ui"

type CheckFieldProps = {
  id: string
  label: string
  isChecked: boolean
  onChange: (next: boolean) => void
}

/** A labelled tick. */
export const CheckField = (props: CheckFieldProps) => {
  const { id, label, isChecked, onChange } = props
  return (
    <div className="flex items-center gap-2">
      <Checkbox
        id={id}
        checked={isChecked}
        onCheckedChange={(next) => onChange(next === true)}
      />
      <Label htmlFor={id} size="small">
        {label}
      </Label>
    </div>
  )
}
