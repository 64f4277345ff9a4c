import { useState } from "react"
import type {
  PausePlanType,
  PlanDetailView,
} from "../../../../../api/contracts/plan"
import { ApiAlert } from "../../../../components/api-alert"
import { FormDrawer } from "../../../../components/form-drawer"
import { SelectField } from "../../../../components/select-field"
import { usePlanAction } from "../../../../hooks/plans"
import { CAUSE_WORDS } from "../../../../lib/plan-words"

type Cause = PausePlanType["cause"]
type CauseDialogProps = {
  plan: PlanDetailView
  act: "pause" | "resume"
  onClose: () => void
}

const WORDS = {
  pause: {
    title: "Pause the plan",
    text: "Nothing of it falls due or is charged meanwhile. What is paid already is still sent.",
    label: "Why",
    confirm: "Pause",
  },
  resume: {
    title: "Let the plan go on",
    text: "It goes on when nothing else holds it. Months that passed are not made up for. For a clinical reason, a prescriber or pharmacist does this.",
    label: "What is settled",
    confirm: "Let it go on",
  },
}

/** Asks for what a plan is to stand still, or for what it does no longer. */
export const CauseDialog = ({ plan, act, onClose }: CauseDialogProps) => {
  const change = usePlanAction(plan.id)
  const causes = (Object.keys(CAUSE_WORDS) as Cause[]).filter(
    (cause) =>
      plan.pause_causes.includes(cause) === (act === "resume") &&
      // What its patient asked for, they alone take back.
      !(act === "resume" && cause === "patient" && plan.asked_to_end)
  )
  const [cause, setCause] = useState<Cause>(causes[0] ?? "clinical")
  const words = WORDS[act]
  return (
    <FormDrawer
      title={words.title}
      text={words.text}
      confirm={words.confirm}
      isPending={change.isPending}
      onClose={onClose}
      onSubmit={() =>
        change.mutate({ path: act, body: { cause } }, { onSuccess: onClose })
      }
    >
      <ApiAlert error={change.error} />
      <SelectField
        id="cause"
        label={words.label}
        value={cause}
        options={causes.map((one) => ({
          value: one,
          label: CAUSE_WORDS[one],
        }))}
        onChange={(next) => setCause(next as Cause)}
      />
    </FormDrawer>
  )
}
