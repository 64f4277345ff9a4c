import { Button, Input } from "@medusajs/ui"
import { useState } from "react"
import type { InviteStaffType } from "../../../../../api/contracts/staff-access"
import { ApiAlert } from "../../../../components/api-alert"
import { Field } from "../../../../components/field"
import { FormDrawer } from "../../../../components/form-drawer"
import { SelectField } from "../../../../components/select-field"
import { useInviteStaff } from "../../../../hooks/staff"
import { fieldMessage, isOutsideFields } from "../../../../lib/error-words"
import { BODIES, MODES, ROLES } from "../../../../lib/staff-choices"

const BLANK = {
  email: "",
  name: "",
  role: "support",
  registration_body: "none",
  registration_number: "",
  notify_mode: "immediate",
}
type Form = typeof BLANK

const LABELS: Record<keyof Form, string> = {
  email: "Email",
  name: "Name",
  role: "Role",
  registration_body: "Register",
  registration_number: "Registration number",
  notify_mode: "Emails of new cases",
}
const CHOICES: Partial<Record<keyof Form, { value: string; label: string }[]>> =
  { role: ROLES, registration_body: BODIES, notify_mode: MODES }
const FIELDS = Object.keys(LABELS) as (keyof Form)[]

/** The form as the API takes it; the API checks its choices again. */
const bodyOf = (form: Form): InviteStaffType => ({
  email: form.email.trim(),
  name: form.name.trim(),
  role: form.role as InviteStaffType["role"],
  registration_body: (form.registration_body === "none"
    ? null
    : form.registration_body) as InviteStaffType["registration_body"],
  registration_number: form.registration_number.trim() || null,
  notify_mode: form.notify_mode as InviteStaffType["notify_mode"],
})

const InviteDrawer = ({ onClose }: { onClose: () => void }) => {
  const [form, setForm] = useState<Form>(BLANK)
  const invite = useInviteStaff()
  const change = (name: keyof Form, value: string) =>
    setForm((known) => ({ ...known, [name]: value }))
  return (
    <FormDrawer
      title="Invite to the staff"
      text="They get an email with a link to choose a password, and this role when they first sign in."
      confirm="Send the invitation"
      isPending={invite.isPending}
      onClose={onClose}
      onSubmit={() => invite.mutate(bodyOf(form), { onSuccess: onClose })}
    >
      {invite.error && isOutsideFields(invite.error, FIELDS) ? (
        <ApiAlert error={invite.error} />
      ) : null}
      {FIELDS.map((name) => {
        const shared = {
          id: `invite_${name}`,
          label: LABELS[name],
          error: fieldMessage(invite.error, name),
        }
        const options = CHOICES[name]
        return options ? (
          <SelectField
            key={name}
            {...shared}
            value={form[name]}
            options={options}
            onChange={(value) => change(name, value)}
          />
        ) : (
          <Field key={name} {...shared}>
            <Input
              id={shared.id}
              type={name === "email" ? "email" : "text"}
              value={form[name]}
              onChange={(event) => change(name, event.target.value)}
            />
          </Field>
        )
      })}
    </FormDrawer>
  )
}

/** Opens the invitation's form. */
export const InviteButton = () => {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Invite
      </Button>
      {isOpen ? <InviteDrawer onClose={() => setOpen(false)} /> : null}
    </>
  )
}
