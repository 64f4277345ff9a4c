import { Input } from "@medusajs/ui"
import { Field } from "../../../../components/field"
import type { StaffForm } from "../../../../lib/staff-form"
import { CategoryChoice } from "./category-choice"

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
      <CategoryChoice
        id="scope"
        legend="Scope of practice"
        chosen={form.scope}
        error={error("scope")}
        onChange={(scope) => onChange({ scope })}
      />
    </>
  ) : null
