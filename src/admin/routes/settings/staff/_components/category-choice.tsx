import { Hint, Label, Switch } from "@medusajs/ui"
import { CheckField } from "../../../../components/forms/check-field"
import { useClinicalCategories } from "../../../../hooks/formulary"

type CategoryChoiceProps = {
  id: string
  legend: string
  /** Handles; null means every category. */
  chosen: string[] | null
  error: string | undefined
  onChange: (chosen: string[] | null) => void
}

/** Every category, or some of them one by one. */
export const CategoryChoice = (props: CategoryChoiceProps) => {
  const { id, legend, chosen, error, onChange } = props
  const categories = useClinicalCategories().data ?? []
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="txt-small-plus mb-1">{legend}</legend>
      <div className="flex items-center justify-between gap-3">
        <Label htmlFor={`${id}-all`} size="small">
          Every category
        </Label>
        <Switch
          id={`${id}-all`}
          checked={chosen === null}
          onCheckedChange={(all) => onChange(all ? null : [])}
        />
      </div>
      {chosen === null
        ? null
        : categories.map(({ handle, name }) => (
            <CheckField
              key={handle}
              id={`${id}-${handle}`}
              label={name}
              isChecked={chosen.includes(handle)}
              onChange={(next) =>
                onChange(
                  next
                    ? [...chosen, handle]
                    : chosen.filter((one) => one !== handle)
                )
              }
            />
          ))}
      {error ? (
        <Hint variant="error" role="alert">
          {error}
        </Hint>
      ) : null}
    </fieldset>
  )
}
