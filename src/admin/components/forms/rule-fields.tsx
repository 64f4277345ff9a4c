import { idsOf } from "../../lib/forms/ids"
import type { Rule } from "../../lib/forms/types"
import { SelectField } from "../select-field"
import { TextField } from "../text-field"
import { AdviceFields } from "./advice-fields"
import { CheckField } from "./check-field"
import { ConditionField } from "./condition-field"
import { useEditor } from "./editor-context"
import { IdField } from "./id-field"
import { TextInput } from "./text-input"

const KINDS = [
  { value: "deny", label: "Deny: the consultation ends with advice" },
  { value: "flag", label: "Flag: a clinician looks at it" },
]

type RuleFieldsProps = { rule: Rule; onRenamed: (id: string) => void }

/** Everything about one rule, in the order in which it is thought through. */
export const RuleFields = ({ rule, onRenamed }: RuleFieldsProps) => {
  const { state, dispatch, editForm } = useEditor()
  const put = (change: Partial<Rule>) =>
    editForm((form) => ({
      ...form,
      rules: form.rules.map((one) =>
        one.id === rule.id ? { ...one, ...change } : one
      ),
    }))
  return (
    <>
      <IdField
        id="rule-id"
        value={rule.id}
        taken={idsOf(state.draft, "rule")}
        hint="The rule’s name in golden cases, traces and the ledger."
        onRename={(to) => {
          dispatch({ type: "rename", kind: "rule", from: rule.id, to })
          onRenamed(to)
        }}
      />
      <SelectField
        id="rule-kind"
        label="What it does"
        value={rule.kind}
        options={KINDS}
        onChange={(kind) => put({ kind: kind === "flag" ? "flag" : "deny" })}
      />
      <ConditionField
        label="It applies when"
        condition={rule.when}
        onChange={(when) => put({ when })}
      />
      <AdviceFields
        advice={rule.advice}
        onChange={(advice) => put({ advice })}
      />
      <TextField
        id="rule-clinician"
        label="Text for the clinician"
        rows={2}
        value={rule.clinician_text}
        onChange={(clinician_text) => put({ clinician_text })}
      />
      <TextInput
        id="rule-reason"
        label="Reason code"
        hint="For reports: lower-case letters, digits and _."
        value={rule.reason_code}
        onChange={(reason_code) => put({ reason_code })}
      />
      <TextField
        id="rule-source"
        label="Source"
        hint="Where the rule comes from: product characteristics, NHS, NICE."
        rows={2}
        value={rule.source}
        onChange={(source) => put({ source })}
      />
      <CheckField
        id="rule-safeguarding"
        label="Safeguarding: a clinician looks even when the patient goes away"
        isChecked={rule.safeguarding}
        onChange={(safeguarding) => put({ safeguarding })}
      />
    </>
  )
}
