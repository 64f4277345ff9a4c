import { useState } from "react"
import type { AnswerInForm } from "../../../api/contracts/form"
import type { GoldenCase } from "../../lib/forms/types"

export type TrialValue = {
  answers: Record<string, AnswerInForm>
  today: string
  /** The golden case that is being changed; null for a new one. */
  case_id: string | null
  title: string
}

export type TrialState = {
  value: TrialValue
  change: (change: Partial<TrialValue>) => void
  clear: () => void
  load: (one: GoldenCase) => void
}

/** What is tried out: it belongs to the page, so it outlives its tab. */
export function useTrial(today: string): TrialState {
  const empty = { answers: {}, today, case_id: null, title: "" }
  const [value, setValue] = useState<TrialValue>(empty)
  return {
    value,
    change: (change) => setValue((known) => ({ ...known, ...change })),
    clear: () => setValue(empty),
    load: ({ id, title, answers, today: day }) =>
      setValue({ answers, title, today: day, case_id: id }),
  }
}
