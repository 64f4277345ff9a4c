import { Input } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate } from "react-router-dom"
import type { CreateFormType } from "../../../../api/contracts/form"
import { ApiAlert } from "../../../components/api-alert"
import { Field } from "../../../components/field"
import { FormDrawer } from "../../../components/form-drawer"
import { SelectField } from "../../../components/select-field"
import { useCreateForm } from "../../../hooks/forms"
import { fieldMessage, isOutsideFields } from "../../../lib/error-words"
import { slug } from "../../../lib/forms/ids"

const COVERS = [
  { value: "treatment", label: "A treatment" },
  { value: "test", label: "A test kit" },
]
const FIELDS = ["title", "key", "covers"]

/** Begins a form; its first draft opens at once. */
export const NewFormDrawer = ({ onClose }: { onClose: () => void }) => {
  const [title, setTitle] = useState("")
  const [ownKey, setOwnKey] = useState<string | null>(null)
  const [covers, setCovers] = useState<CreateFormType["covers"]>("treatment")
  const [isTouched, setTouched] = useState(false)
  const create = useCreateForm()
  const navigate = useNavigate()
  const key = ownKey ?? slug(title).replaceAll("_", "-")
  const submit = () => {
    setTouched(true)
    if (title.trim() && key) {
      create.mutate(
        { title: title.trim(), key, covers },
        { onSuccess: ({ draft }) => void navigate(`/forms/drafts/${draft.id}`) }
      )
    }
  }
  const missing = (value: string, what: string) =>
    isTouched && !value.trim() ? `Write ${what}.` : undefined
  return (
    <FormDrawer
      title="New form"
      text="You write it as a draft. Patients see nothing of it before a colleague publishes it."
      confirm="Begin"
      isPending={create.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      {create.error && isOutsideFields(create.error, FIELDS) ? (
        <ApiAlert error={create.error} />
      ) : null}
      <Field
        id="form-title"
        label="Title"
        hint="As patients read it, “Hay fever” for example."
        error={missing(title, "a title") ?? fieldMessage(create.error, "title")}
      >
        <Input
          id="form-title"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </Field>
      <SelectField
        id="form-covers"
        label="Asked before"
        value={covers}
        options={COVERS}
        onChange={(value) => setCovers(value === "test" ? "test" : "treatment")}
      />
      <Field
        id="form-key"
        label="Key"
        hint="The form’s name for the system. It stays for good."
        error={missing(key, "a key") ?? fieldMessage(create.error, "key")}
      >
        <Input
          id="form-key"
          value={key}
          onChange={(event) => setOwnKey(event.target.value)}
        />
      </Field>
    </FormDrawer>
  )
}
