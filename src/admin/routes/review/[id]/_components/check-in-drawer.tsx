import { Input, Text } from "@medusajs/ui"
import { useState } from "react"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { ApiAlert } from "../../../../components/api-alert"
import { Field } from "../../../../components/field"
import { FormDrawer } from "../../../../components/form-drawer"
import { SelectField } from "../../../../components/select-field"
import { TextField } from "../../../../components/text-field"
import { useTakeCheckIn } from "../../../../hooks/health-reports"
import {
  EMPTY_CHECK_IN,
  readCheckInDraft,
  type CheckInDraft,
} from "../../../../lib/check-in-form"
import { TAKING_WORDS } from "../../../../lib/check-in-words"
import { SEVERITY_WORDS } from "../../../../lib/health-report-words"

type CheckInDrawerProps = {
  checkIn: CaseDetail["check_ins"][number]
  onClose: () => void
}

const optionsOf = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

const EFFECTS = [{ value: "none", label: "None" }, ...optionsOf(SEVERITY_WORDS)]

/** What a patient answers by phone before their next supply (SAF-18). */
export const CheckInDrawer = ({ checkIn, onClose }: CheckInDrawerProps) => {
  // Sent twice it is one answer.
  const [key] = useState(() => crypto.randomUUID())
  const [draft, setDraft] = useState<CheckInDraft>(EMPTY_CHECK_IN)
  const [isTouched, setTouched] = useState(false)
  const take = useTakeCheckIn(checkIn.id)
  const read = readCheckInDraft(checkIn.questions, draft)
  const errors = isTouched && "errors" in read ? read.errors : {}
  const change = (part: Partial<CheckInDraft>) =>
    setDraft((known) => ({ ...known, ...part }))
  const submit = () => {
    setTouched(true)
    if ("answers" in read) {
      take.mutate({ answers: read.answers, key }, { onSuccess: onClose })
    }
  }
  const asks = (question: (typeof checkIn.questions)[number]) =>
    checkIn.questions.includes(question)
  return (
    <FormDrawer
      title="Answered by phone"
      text="As the patient said it; your name is kept with it. A side effect, missed doses or a worrying weight holds all their supplies until a clinician has looked."
      confirm="Keep the answers"
      isPending={take.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <Text size="small" weight="plus">
        Is the patient very unwell? They call 999 now; for urgent advice 111.
      </Text>
      <ApiAlert error={take.error} />
      {asks("weight") ? (
        <Field id="weight" label="Weight in kg now" error={errors.weight}>
          <Input
            id="weight"
            inputMode="decimal"
            value={draft.weight}
            aria-invalid={errors.weight !== undefined}
            onChange={(event) => change({ weight: event.target.value })}
          />
        </Field>
      ) : null}
      {asks("side_effects") ? (
        <SelectField
          id="effects"
          label="Side effects since the last parcel"
          value={draft.effects}
          options={EFFECTS}
          error={errors.effects}
          onChange={(effects) =>
            change({ effects: effects as CheckInDraft["effects"] })
          }
        />
      ) : null}
      {asks("side_effects") && draft.effects && draft.effects !== "none" ? (
        <TextField
          id="effects_text"
          label="What they noticed, since when, and what they did about it"
          rows={4}
          value={draft.effects_text}
          error={errors.effects_text}
          onChange={(effects_text) => change({ effects_text })}
        />
      ) : null}
      {asks("still_taking") ? (
        <SelectField
          id="taking"
          label="How they take it"
          value={draft.taking}
          options={optionsOf(TAKING_WORDS)}
          error={errors.taking}
          onChange={(taking) =>
            change({ taking: taking as CheckInDraft["taking"] })
          }
        />
      ) : null}
    </FormDrawer>
  )
}
