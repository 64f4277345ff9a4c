import { Input, Label, Switch, Text } from "@medusajs/ui"
import { Field } from "../../../../components/field"
import { fieldMessage } from "../../../../lib/error-words"
import {
  QUESTION_WORDS,
  QUESTIONS,
  type PlanRuleForm,
} from "../../../../lib/plan-rule-form"

type CheckInFieldsProps = {
  form: PlanRuleForm
  change: (part: Partial<PlanRuleForm>) => void
  error: unknown
}

/** What patients answer before each later month of a plan, or it is neither charged nor sent (SAF-18). */
export const CheckInFields = ({ form, change, error }: CheckInFieldsProps) => (
  <fieldset className="flex flex-col gap-3">
    <legend className="txt-compact-small-plus mb-1">
      Asked before each later month
    </legend>
    <Text size="small" className="text-ui-fg-subtle">
      Until the patient has answered, the month is neither charged nor sent. An
      answer that worries holds all their supplies and tells clinicians.
    </Text>
    {QUESTIONS.map((question) => (
      <div key={question} className="flex items-center justify-between gap-3">
        <Label htmlFor={`ask_${question}`} size="small" weight="plus">
          {QUESTION_WORDS[question]}
        </Label>
        <Switch
          id={`ask_${question}`}
          checked={form.questions.includes(question)}
          onCheckedChange={(isAsked) =>
            change({
              questions: QUESTIONS.filter((one) =>
                one === question ? isAsked : form.questions.includes(one)
              ),
            })
          }
        />
      </div>
    ))}
    {form.questions.length > 0 ? (
      <Field
        id="days_before"
        label="Days before the month is due"
        hint="From 1 to 14."
        error={fieldMessage(error, "check_in.days_before") ?? undefined}
      >
        <Input
          id="days_before"
          inputMode="numeric"
          value={form.days_before}
          onChange={(event) => change({ days_before: event.target.value })}
        />
      </Field>
    ) : null}
  </fieldset>
)
