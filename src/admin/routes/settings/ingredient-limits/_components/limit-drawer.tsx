import { Input, Label, Switch } from "@medusajs/ui"
import { useState } from "react"
import type { IngredientLimitView } from "../../../../../api/contracts/ingredient-limit"
import { ApiAlert } from "../../../../components/api-alert"
import { Field } from "../../../../components/field"
import { FormDrawer } from "../../../../components/form-drawer"
import { SelectField } from "../../../../components/select-field"
import { TextField } from "../../../../components/text-field"
import { useSaveIngredientLimit } from "../../../../hooks/linkage"
import { fieldMessage, isOutsideFields } from "../../../../lib/error-words"
import {
  limitBody,
  limitForm,
  type LimitForm,
} from "../../../../lib/limit-form"

const UNITS = [
  { value: "mg", label: "Milligrams" },
  { value: "units", label: "Tablets or doses" },
  { value: "packs", label: "Packs" },
]
const ROLES = [
  { value: "none", label: "Nobody" },
  { value: "pharmacist", label: "Pharmacist" },
  { value: "prescriber", label: "Prescriber" },
]
const INPUTS: { name: TextName; label: string; hint?: string }[] = [
  { name: "ingredient", label: "Ingredient", hint: "As items name it." },
  { name: "classes", label: "Classes", hint: "POM, P, GSL, device." },
  { name: "per_sale", label: "At most in one day" },
  { name: "per_window", label: "At most over time" },
  { name: "window_days", label: "In how many days" },
  { name: "max_units_per_pack", label: "Units in a pack, at most" },
  { name: "exclusive_with", label: "Never in one sale with" },
  { name: "source", label: "Source", hint: "Law, guidance or own rule." },
]
const FIELDS = [...INPUTS.map(({ name }) => name), "unit", "override_role"]

type TextName = Exclude<
  keyof LimitForm,
  "unit" | "override_role" | "note" | "active"
>
type LimitDrawerProps = {
  limit: IngredientLimitView | null
  onClose: () => void
}

/** How much of an ingredient one person may have. */
export const LimitDrawer = ({ limit, onClose }: LimitDrawerProps) => {
  const [form, setForm] = useState(() => limitForm(limit))
  const save = useSaveIngredientLimit()
  const change = <K extends keyof LimitForm>(name: K, value: LimitForm[K]) =>
    setForm((known) => ({ ...known, [name]: value }))
  const error = (name: string) => fieldMessage(save.error, name)
  return (
    <FormDrawer
      title={limit ? `Limit on ${limit.ingredient}` : "New limit"}
      text="It counts over all orders of a person and of accounts linked to them."
      confirm="Save"
      isPending={save.isPending}
      onClose={onClose}
      onSubmit={() =>
        save.mutate(
          { id: limit?.id ?? null, limit: limitBody(form) },
          { onSuccess: onClose }
        )
      }
    >
      {save.error && isOutsideFields(save.error, FIELDS) ? (
        <ApiAlert error={save.error} />
      ) : null}
      <SelectField
        id="unit"
        label="Counted in"
        value={form.unit}
        options={UNITS}
        error={error("unit")}
        onChange={(value) => change("unit", value as LimitForm["unit"])}
      />
      {INPUTS.map(({ name, label, hint }) => (
        <Field
          key={name}
          id={name}
          label={label}
          hint={hint}
          error={error(name)}
        >
          <Input
            id={name}
            value={form[name]}
            onChange={(event) => change(name, event.target.value)}
          />
        </Field>
      ))}
      <SelectField
        id="override_role"
        label="Who may approve more, with a reason"
        value={form.override_role}
        options={ROLES}
        error={error("override_role")}
        onChange={(value) => change("override_role", value)}
      />
      <TextField
        id="note"
        label="Note"
        optional
        value={form.note}
        error={error("note")}
        onChange={(value) => change("note", value)}
      />
      <div className="flex items-center justify-between gap-3">
        <Label htmlFor="active" size="small" weight="plus">
          In force
        </Label>
        <Switch
          id="active"
          checked={form.active}
          onCheckedChange={(value) => change("active", value)}
        />
      </div>
    </FormDrawer>
  )
}
