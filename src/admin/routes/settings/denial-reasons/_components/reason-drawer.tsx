import { Checkbox, Input, Label, Switch } from "@medusajs/ui"
import { useState } from "react"
import { ApiAlert } from "../../../../components/api-alert"
import { Field } from "../../../../components/field"
import { FormDrawer } from "../../../../components/form-drawer"
import { SelectField } from "../../../../components/select-field"
import { TextField } from "../../../../components/text-field"
import { useSaveDenialReason } from "../../../../hooks/denial-reasons"
import {
  wordingOf,
  type DenialReasonForm,
} from "../../../../lib/denial-reasons"
import { fieldMessage, isOutsideFields } from "../../../../lib/error-words"
import { adviceWords, classWords } from "../../../../lib/words"

const LEVELS = (["emergency", "urgent", "see_gp", "not_suitable"] as const).map(
  (value) => ({ value, label: adviceWords(value).word })
)
const CLASSES = ["POM", "P", "GSL", "device"] as const
const FIELDS = ["code", "title", "patient_text", "categories"]

type ReasonDrawerProps = { initial: DenialReasonForm; onClose: () => void }

/** One managed reason; saving makes a new version, and decisions keep theirs. */
export const ReasonDrawer = ({ initial, onClose }: ReasonDrawerProps) => {
  const [form, setForm] = useState(initial)
  const save = useSaveDenialReason()
  const isNew = initial.version === 0
  const change = <K extends keyof DenialReasonForm>(
    name: K,
    value: DenialReasonForm[K]
  ) => setForm((known) => ({ ...known, [name]: value }))
  const error = (name: string) => fieldMessage(save.error, name)
  const submit = () => {
    const wording = wordingOf(form)
    save.mutate(
      isNew
        ? { code: null, body: { code: form.code.trim(), ...wording } }
        : { code: form.code, body: { version: form.version, ...wording } },
      { onSuccess: onClose }
    )
  }
  return (
    <FormDrawer
      title={isNew ? "New denial reason" : initial.title}
      text="What was denied before keeps the words it was denied with."
      confirm="Save"
      isPending={save.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      {save.error && isOutsideFields(save.error, FIELDS) ? (
        <ApiAlert error={save.error} />
      ) : null}
      {isNew ? (
        <Field
          id="code"
          label="Code"
          hint="For reports, e.g. needs_examination. It stays as it is."
          error={error("code")}
        >
          <Input
            id="code"
            value={form.code}
            onChange={(event) => change("code", event.target.value)}
          />
        </Field>
      ) : null}
      <Field
        id="title"
        label="Title"
        hint="For staff; the patient does not read it."
        error={error("title")}
      >
        <Input
          id="title"
          value={form.title}
          onChange={(event) => change("title", event.target.value)}
        />
      </Field>
      <SelectField
        id="advice_level"
        label="Advice"
        value={form.advice_level}
        options={LEVELS}
        error={error("advice_level")}
        onChange={(value) =>
          change("advice_level", value as DenialReasonForm["advice_level"])
        }
      />
      <TextField
        id="patient_text"
        label="What the patient reads"
        hint="Plain words: why, and what to do now. 999, 111 or “see your GP” is added by the advice above."
        rows={6}
        value={form.patient_text}
        error={error("patient_text")}
        onChange={(text) => change("patient_text", text)}
      />
      <ClassBoxes
        value={form.legal_classes}
        onChange={(value) => change("legal_classes", value)}
      />
      <Field
        id="categories"
        label="Only for these categories"
        hint="Handles separated by commas, e.g. hair-loss. Empty: all of them."
        error={error("categories")}
        optional
      >
        <Input
          id="categories"
          value={form.categories}
          onChange={(event) => change("categories", event.target.value)}
        />
      </Field>
      <div className="flex items-center justify-between gap-3">
        <Label htmlFor="active" size="small" weight="plus">
          In use
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

type ClassBoxesProps = { value: string[]; onChange: (value: string[]) => void }

const ClassBoxes = ({ value, onChange }: ClassBoxesProps) => (
  <fieldset className="flex flex-col gap-2">
    <legend className="txt-small-plus mb-1">
      Only for these classes (none: all)
    </legend>
    {CLASSES.map((one) => (
      <div key={one} className="flex items-center gap-2">
        <Checkbox
          id={`class-${one}`}
          checked={value.includes(one)}
          onCheckedChange={(next) =>
            onChange(
              next === true
                ? [...value, one]
                : value.filter((known) => known !== one)
            )
          }
        />
        <Label htmlFor={`class-${one}`} size="small">
          {classWords(one).long}
        </Label>
      </div>
    ))}
  </fieldset>
)
