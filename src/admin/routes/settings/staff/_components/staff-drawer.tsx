import { Input } from "@medusajs/ui"
import { useState } from "react"
import { ApiAlert } from "../../../../components/api-alert"
import { Field } from "../../../../components/field"
import { FormDrawer } from "../../../../components/form-drawer"
import { SelectField } from "../../../../components/select-field"
import { useSaveStaff } from "../../../../hooks/staff"
import { fieldMessage, isOutsideFields } from "../../../../lib/error-words"
import { staffBody, type StaffForm } from "../../../../lib/staff-form"
import { BODIES, MODES, ROLES } from "../../../../lib/staff-choices"
import { CategoryChoice } from "./category-choice"
import { STANDING_FIELDS, StandingFields } from "./standing-fields"

const FIELDS = [
  "name",
  "role",
  "registration_body",
  "registration_number",
  "notify_mode",
  "notify_categories",
  ...STANDING_FIELDS,
]

type StaffDrawerProps = { initial: StaffForm; onClose: () => void }

/** A role with the registration that its decisions are made under (REV-5). */
export const StaffDrawer = ({ initial, onClose }: StaffDrawerProps) => {
  const [form, setForm] = useState(initial)
  const save = useSaveStaff()
  const change = <K extends keyof StaffForm>(name: K, value: StaffForm[K]) =>
    setForm((known) => ({ ...known, [name]: value }))
  const error = (name: string) => fieldMessage(save.error, name)
  return (
    <FormDrawer
      title={initial.name || "New member of staff"}
      text="A change works at once, also for who is signed in."
      confirm="Save"
      isPending={save.isPending}
      onClose={onClose}
      onSubmit={() => save.mutate(staffBody(form), { onSuccess: onClose })}
    >
      {save.error && isOutsideFields(save.error, FIELDS) ? (
        <ApiAlert error={save.error} />
      ) : null}
      <Field id="name" label="Name" error={error("name")}>
        <Input
          id="name"
          value={form.name}
          onChange={(event) => change("name", event.target.value)}
        />
      </Field>
      <SelectField
        id="role"
        label="Role"
        value={form.role}
        options={ROLES}
        error={error("role")}
        onChange={(value) => change("role", value as StaffForm["role"])}
      />
      <SelectField
        id="registration_body"
        label="Register"
        value={form.registration_body || "none"}
        options={BODIES}
        error={error("registration_body")}
        onChange={(value) =>
          change("registration_body", value === "none" ? "" : value)
        }
      />
      <Field
        id="registration_number"
        label="Registration number"
        hint="Prescribers and pharmacists need one to decide."
        error={error("registration_number")}
      >
        <Input
          id="registration_number"
          value={form.registration_number}
          onChange={(event) =>
            change("registration_number", event.target.value)
          }
        />
      </Field>
      <StandingFields
        form={form}
        error={error}
        onChange={(part) => setForm((known) => ({ ...known, ...part }))}
      />
      <SelectField
        id="notify_mode"
        label="Emails of new cases"
        value={form.notify_mode}
        options={MODES}
        error={error("notify_mode")}
        onChange={(value) =>
          change("notify_mode", value as StaffForm["notify_mode"])
        }
      />
      {form.notify_mode === "off" ? null : (
        <CategoryChoice
          id="notify_categories"
          legend="Emails about"
          chosen={form.notify_categories}
          error={error("notify_categories")}
          onChange={(chosen) => change("notify_categories", chosen)}
        />
      )}
    </FormDrawer>
  )
}
