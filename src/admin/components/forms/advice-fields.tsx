import type { Advice, AdviceLevel, Contact } from "../../lib/forms/types"
import { CONTACTS, LEVELS, optionsOf } from "../../lib/forms/words"
import { SelectField } from "../select-field"
import { TextField } from "../text-field"
import { CheckField } from "./check-field"
import { TextInput } from "./text-input"

type AdviceFieldsProps = { advice: Advice; onChange: (advice: Advice) => void }

const LEVEL_OPTIONS = optionsOf(LEVELS)
const ALL_CONTACTS = Object.keys(CONTACTS) as Contact[]

/** What the patient reads when the rule applies, and whom they may call. */
export const AdviceFields = ({ advice, onChange }: AdviceFieldsProps) => {
  const put = (change: Partial<Advice>) => onChange({ ...advice, ...change })
  return (
    <fieldset className="flex min-w-0 flex-col gap-4 rounded-md border p-3">
      <legend className="txt-small-plus px-1">Advice for the patient</legend>
      <SelectField
        id="advice-level"
        label="How urgent"
        value={advice.level}
        options={LEVEL_OPTIONS}
        onChange={(level) => put({ level: level as AdviceLevel })}
      />
      <TextInput
        id="advice-title"
        label="Advice title"
        value={advice.title}
        onChange={(title) => put({ title })}
      />
      <TextField
        id="advice-text"
        label="Advice"
        hint="Each line is a paragraph."
        rows={4}
        value={advice.text.join("\n")}
        onChange={(text) => put({ text: text.split("\n") })}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="txt-small-plus mb-1">
          Contacts{" "}
          <span className="text-ui-fg-subtle font-normal">
            (999 and NHS 111 come with the urgent levels)
          </span>
        </legend>
        <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
          {ALL_CONTACTS.map((contact) => (
            <CheckField
              key={contact}
              id={`contact-${contact}`}
              label={CONTACTS[contact]}
              isChecked={advice.contacts.includes(contact)}
              onChange={(next) =>
                put({
                  contacts: ALL_CONTACTS.filter((one) =>
                    one === contact ? next : advice.contacts.includes(one)
                  ),
                })
              }
            />
          ))}
        </div>
      </fieldset>
    </fieldset>
  )
}
