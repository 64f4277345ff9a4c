import { Input } from "@medusajs/ui"
import { useState } from "react"
import type { CaseDetail } from "../../../../../api/contracts/case"
import type { RecordEvidenceType } from "../../../../../api/contracts/case-evidence"
import { ApiAlert } from "../../../../components/api-alert"
import { Field } from "../../../../components/field"
import { FormDrawer } from "../../../../components/form-drawer"
import { SelectField } from "../../../../components/select-field"
import { TextField } from "../../../../components/text-field"
import { useRecordEvidence } from "../../../../hooks/evidence"
import { fieldMessage, isOutsideFields } from "../../../../lib/error-words"
import {
  EVIDENCE_KINDS,
  EVIDENCE_METHODS_OF,
} from "../../../../lib/evidence-methods"
import {
  evidenceWord,
  methodWord,
  outcomeWords,
} from "../../../../lib/evidence-words"

const OUTCOMES = ["satisfactory", "concerns", "no_answer"] as const
const FIELDS = [
  "kind",
  "method",
  "outcome",
  "observed_on",
  "valid_until",
  "weight_kg",
  "height_cm",
  "note",
]

type Draft = {
  kind: RecordEvidenceType["kind"]
  method: string
  outcome: RecordEvidenceType["outcome"]
  observed_on: string
  valid_until: string
  weight_kg: string
  height_cm: string
  note: string
}

const numberOf = (text: string): number | null =>
  text.trim() === "" ? null : Number(text.replace(",", "."))

const bodyOf = (draft: Draft): RecordEvidenceType => ({
  kind: draft.kind,
  method: draft.method,
  outcome: draft.outcome,
  ...(draft.observed_on ? { observed_on: draft.observed_on } : {}),
  valid_until: draft.valid_until || null,
  note: draft.note.trim() || null,
  ...(draft.kind === "verified_weight"
    ? {
        weight_kg: numberOf(draft.weight_kg),
        height_cm: numberOf(draft.height_cm),
      }
    : {}),
})

type DrawerProps = { found: CaseDetail; onClose: () => void }

/** A proof as the clinician had it: kind, method, outcome and what was measured. */
export const RecordEvidenceDrawer = ({ found, onClose }: DrawerProps) => {
  const firstMissing = found.evidence.missing[0]?.any_of[0]?.kind
  const [draft, setDraft] = useState<Draft>({
    kind: firstMissing ?? "two_way_contact",
    method: "",
    outcome: "satisfactory",
    observed_on: "",
    valid_until: "",
    weight_kg: "",
    height_cm: "",
    note: "",
  })
  const record = useRecordEvidence(found.id)
  const change = (part: Partial<Draft>) =>
    setDraft((known) => ({ ...known, ...part }))
  const error = (name: string) => fieldMessage(record.error, name)
  return (
    <FormDrawer
      title="Record evidence"
      text="It counts for this case and for the patient's later ones until it is too old. Your name and registration are recorded."
      confirm="Record"
      isPending={record.isPending}
      onClose={onClose}
      onSubmit={() => record.mutate(bodyOf(draft), { onSuccess: onClose })}
    >
      {record.error && isOutsideFields(record.error, FIELDS) ? (
        <ApiAlert error={record.error} />
      ) : null}
      <SelectField
        id="evidence_kind"
        label="Evidence of"
        value={draft.kind}
        options={EVIDENCE_KINDS.map((value) => ({
          value,
          label: evidenceWord(value),
        }))}
        error={error("kind")}
        onChange={(kind) => change({ kind: kind as Draft["kind"], method: "" })}
      />
      <SelectField
        id="evidence_method"
        label="How you had it"
        value={draft.method}
        options={EVIDENCE_METHODS_OF[draft.kind].map((value) => ({
          value,
          label: methodWord(value),
        }))}
        error={error("method")}
        onChange={(method) => change({ method })}
      />
      <SelectField
        id="evidence_outcome"
        label="Outcome"
        value={draft.outcome}
        options={OUTCOMES.map((value) => ({
          value,
          label: outcomeWords(value).word,
        }))}
        error={error("outcome")}
        onChange={(outcome) => change({ outcome: outcome as Draft["outcome"] })}
      />
      {draft.kind === "verified_weight" ? (
        <div className="grid grid-cols-2 gap-4">
          <TextInput
            id="weight_kg"
            label="Weight in kg"
            mode="decimal"
            value={draft.weight_kg}
            error={error("weight_kg")}
            onChange={(weight_kg) => change({ weight_kg })}
          />
          <TextInput
            id="height_cm"
            label="Height in cm"
            mode="decimal"
            value={draft.height_cm}
            error={error("height_cm")}
            onChange={(height_cm) => change({ height_cm })}
          />
        </div>
      ) : null}
      <TextInput
        id="observed_on"
        label="Day (today if left empty)"
        type="date"
        value={draft.observed_on}
        error={error("observed_on")}
        onChange={(observed_on) => change({ observed_on })}
      />
      <TextInput
        id="valid_until"
        label="Counts until (optional)"
        type="date"
        value={draft.valid_until}
        error={error("valid_until")}
        onChange={(valid_until) => change({ valid_until })}
      />
      <TextField
        id="evidence_note"
        label="What was said or seen"
        optional
        rows={4}
        value={draft.note}
        error={error("note")}
        onChange={(note) => change({ note })}
      />
    </FormDrawer>
  )
}

type TextInputProps = {
  id: string
  label: string
  value: string
  type?: "text" | "date"
  mode?: "decimal"
  error: string | undefined
  onChange: (value: string) => void
}

const TextInput = ({ id, label, error, ...rest }: TextInputProps) => (
  <Field id={id} label={label} error={error}>
    <Input
      id={id}
      type={rest.type ?? "text"}
      {...(rest.mode ? { inputMode: rest.mode } : {})}
      value={rest.value}
      aria-invalid={error !== undefined}
      onChange={(event) => rest.onChange(event.target.value)}
    />
  </Field>
)
