import { Input, Label, Switch } from "@medusajs/ui"
import { useState } from "react"
import type { ClinicalCategoryView } from "../../../../../api/contracts/formulary"
import { ApiAlert } from "../../../../components/api-alert"
import { Field } from "../../../../components/field"
import { FormDrawer } from "../../../../components/form-drawer"
import { useSavePlanRules } from "../../../../hooks/plan-rules"
import { fieldMessage, isOutsideFields } from "../../../../lib/error-words"
import { CheckInFields } from "./check-in-fields"
import {
  planRuleBody,
  planRuleForm,
  type PlanRuleForm,
} from "../../../../lib/plan-rule-form"

const FIELDS = ["longest_gap_days", "check_in.days_before"]
const NO_NUMBER = "Give whole days, or leave it empty."

type RuleDrawerProps = { category: ClinicalCategoryView; onClose: () => void }

/** Whether a category has plans, and how long one may stand still (SAF-18). */
export const RuleDrawer = ({ category, onClose }: RuleDrawerProps) => {
  const [form, setForm] = useState(() => planRuleForm(category))
  const [problem, setProblem] = useState<string | null>(null)
  const save = useSavePlanRules(category.id)
  const change = (part: Partial<PlanRuleForm>) =>
    setForm((known) => ({ ...known, ...part }))
  const submit = () => {
    const body = planRuleBody(form)
    setProblem(body ? null : NO_NUMBER)
    if (body) {
      save.mutate(body, { onSuccess: onClose })
    }
  }
  return (
    <FormDrawer
      title={`Plan rules: ${category.name}`}
      text="The first two hold for plans that are bought from now on; what is asked holds at once, for every month that isn’t paid yet."
      confirm="Save"
      isPending={save.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      {save.error && isOutsideFields(save.error, FIELDS) ? (
        <ApiAlert error={save.error} />
      ) : null}
      <div className="flex items-center justify-between gap-3">
        <Label htmlFor="plans_allowed" size="small" weight="plus">
          Treatments may be bought as plans
        </Label>
        <Switch
          id="plans_allowed"
          checked={form.plans_allowed}
          onCheckedChange={(plans_allowed) => change({ plans_allowed })}
        />
      </div>
      <Field
        id="longest_gap_days"
        label="Days from one supply to the next, at most"
        optional
        hint="After a longer pause a plan waits until a clinician lets it go on. Empty: no such limit."
        error={
          problem ?? fieldMessage(save.error, "longest_gap_days") ?? undefined
        }
      >
        <Input
          id="longest_gap_days"
          inputMode="numeric"
          value={form.longest_gap_days}
          onChange={(event) => change({ longest_gap_days: event.target.value })}
        />
      </Field>
      <CheckInFields form={form} change={change} error={save.error} />
    </FormDrawer>
  )
}
