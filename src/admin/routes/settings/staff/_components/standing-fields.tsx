import { Hint, Input, Label, Switch } from "@medusajs/ui"
import { Field } from "../../../../components/field"
import { CheckField } from "../../../../components/forms/check-field"
import { useClinicalCategories } from "../../../../hooks/formulary"
import type { StaffForm } from "../../../../lib/staff-form"

/** The form's fields that say whether somebody's registration is good, and for what. */
export const STANDING_FIELDS = [
  "register_checked_on",
  "indemnity_expires_on",
  "scope",
]

type StandingFieldsProps = {
  form: StaffForm
  error: (name: string) => string | undefined
  onChange: (change: Partial<StaffForm>) => void
}

/** Register check, indemnity and scope of who decides; nothing for other roles. */
export const StandingFields = ({
  form,
  error,
  onChange,
}: StandingFieldsProps) =>
  form.role === "prescriber" || form.role === "pharmacist" ? (
    <>
      <Field
        id="register_checked_on"
        label="Register last checked"
        hint="The day you looked this number up. Without a current check nothing can be decided."
        error={error("register_checked_on")}
      >
        <Input
          id="register_checked_on"
          type="date"
          value={form.register_checked_on}
          onChange={(event) =>
            onChange({ register_checked_on: event.target.value })
          }
        />
      </Field>
      <Field
        id="indemnity_expires_on"
        label="Indemnity covers until"
        error={error("indemnity_expires_on")}
      >
        <Input
          id="indemnity_expires_on"
          type="date"
          value={form.indemnity_expires_on}
          onChange={(event) =>
            onChange({ indemnity_expires_on: event.target.value })
          }
        />
      </Field>
      <ScopeFields
        scope={form.scope}
        error={error("scope")}
        onChange={(scope) => onChange({ scope })}
      />
    </>
  ) : null

type ScopeFieldsProps = {
  scope: string[] | null
  error: string | undefined
  onChange: (scope: string[] | null) => void
}

const ScopeFields = ({ scope, error, onChange }: ScopeFieldsProps) => {
  const categories = useClinicalCategories().data ?? []
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="txt-small-plus mb-1">Scope of practice</legend>
      <div className="flex items-center justify-between gap-3">
        <Label htmlFor="scope-all" size="small">
          Every category
        </Label>
        <Switch
          id="scope-all"
          checked={scope === null}
          onCheckedChange={(all) => onChange(all ? null : [])}
        />
      </div>
      {scope === null
        ? null
        : categories.map(({ handle, name }) => (
            <CheckField
              key={handle}
              id={`scope-${handle}`}
              label={name}
              isChecked={scope.includes(handle)}
              onChange={(next) =>
                onChange(
                  next
                    ? [...scope, handle]
                    : scope.filter((one) => one !== handle)
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
