import type { FormDefinition } from "../../lib/forms/types"
import { Facts } from "../facts"
import { SelectField } from "../select-field"
import { TextField } from "../text-field"
import { useEditor } from "./editor-context"
import { ImportPanel } from "./import-panel"
import { TextInput } from "./text-input"

const COVERS = [
  { value: "treatment", label: "A treatment: all five topics are required" },
  { value: "test", label: "A test kit" },
]

/** The form's title, its first words, and what it is for. */
export const SettingsTab = () => {
  const { state, editForm, mayEdit } = useEditor()
  const form = state.draft.definition
  const put = (change: Partial<FormDefinition>) =>
    editForm((known) => ({ ...known, ...change }))
  return (
    <div className="flex flex-col gap-6 p-4">
      <fieldset disabled={!mayEdit} className="flex min-w-0 flex-col gap-4">
        <TextInput
          id="settings-title"
          label="Title"
          value={form.title}
          onChange={(title) => put({ title })}
        />
        <TextField
          id="settings-intro"
          label="Introduction"
          hint="What patients read before the first question."
          value={form.intro}
          onChange={(intro) => put({ intro })}
        />
        <SelectField
          id="settings-covers"
          label="Asked before"
          value={form.covers}
          options={COVERS}
          onChange={(covers) =>
            put({ covers: covers === "test" ? "test" : "treatment" })
          }
        />
        <TextField
          id="settings-otherwise"
          label="Said of treatments without a suggestion of their own"
          value={form.suggestions.otherwise}
          onChange={(otherwise) =>
            put({ suggestions: { ...form.suggestions, otherwise } })
          }
        />
      </fieldset>
      <Facts facts={[["Key", form.key]]} />
      {mayEdit ? <ImportPanel /> : null}
    </div>
  )
}
