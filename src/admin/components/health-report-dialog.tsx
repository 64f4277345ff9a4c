import { Checkbox, Label, Text } from "@medusajs/ui"
import { useState } from "react"
import type { RecordHealthReportType } from "../../api/contracts/health-report"
import { useRecordHealthReport } from "../hooks/health-reports"
import { REPORT_KIND_WORDS, SEVERITY_WORDS } from "../lib/health-report-words"
import { ApiAlert } from "./api-alert"
import { FormDrawer } from "./form-drawer"
import { SelectField } from "./select-field"
import { TextField } from "./text-field"

type Kind = RecordHealthReportType["kind"]
type Severity = NonNullable<RecordHealthReportType["severity"]>

const optionsOf = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

type HealthReportDialogProps = { caseId: string; onClose: () => void }

/** What staff heard of a patient's health, on the phone for example (SAF-17). */
export const HealthReportDialog = (props: HealthReportDialogProps) => {
  const { caseId, onClose } = props
  // Sent twice it is one report.
  const [key] = useState(() => crypto.randomUUID())
  const [kind, setKind] = useState<Kind>("side_effect")
  const [severity, setSeverity] = useState<Severity>()
  const [text, setText] = useState("")
  const [hasCard, setHasCard] = useState(false)
  const [isTouched, setTouched] = useState(false)
  const record = useRecordHealthReport()
  const isSideEffect = kind === "side_effect"
  const submit = () => {
    setTouched(true)
    if (text.trim() && !(isSideEffect && !severity)) {
      record.mutate(
        {
          case_id: caseId,
          kind,
          ...(isSideEffect && severity ? { severity } : {}),
          text: text.trim(),
          yellow_card_reported: hasCard,
          key,
        },
        { onSuccess: onClose }
      )
    }
  }
  return (
    <FormDrawer
      title="Report a change"
      text="Holds all supplies of the patient at once and tells every clinician; one of them looks at it."
      confirm="Report and hold supplies"
      isPending={record.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <Text size="small" weight="plus">
        Is the patient very unwell? They call 999 now; for urgent advice 111.
      </Text>
      <ApiAlert error={record.error} />
      <SelectField
        id="kind"
        label="What has changed"
        value={kind}
        options={optionsOf(REPORT_KIND_WORDS)}
        onChange={(next) => setKind(next as Kind)}
      />
      {isSideEffect ? (
        <SelectField
          id="severity"
          label="How bad it is"
          value={severity ?? ""}
          options={optionsOf(SEVERITY_WORDS)}
          error={isTouched && !severity ? "Choose how bad it is." : undefined}
          onChange={(next) => setSeverity(next as Severity)}
        />
      ) : null}
      <TextField
        id="text"
        label="What you were told"
        rows={5}
        value={text}
        error={
          isTouched && !text.trim() ? "Write what you were told." : undefined
        }
        onChange={setText}
      />
      <div className="flex items-center gap-2">
        <Checkbox
          id="yellow_card_reported"
          checked={hasCard}
          onCheckedChange={(next) => setHasCard(next === true)}
        />
        <Label htmlFor="yellow_card_reported" size="small">
          The patient has sent a Yellow Card
        </Label>
      </div>
    </FormDrawer>
  )
}
