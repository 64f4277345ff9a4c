import { fieldText, fieldTexts, missing } from "../../lib/form"

/** What may have changed, in the words of the page. */
export const KINDS = [
  { value: "side_effect", label: "A side effect, or I think it may be one" },
  { value: "new_medicine", label: "I take a new medicine" },
  {
    value: "pregnancy",
    label: "I am pregnant, trying for a baby, or breastfeeding",
  },
  { value: "diagnosis", label: "I have a new diagnosis or condition" },
  { value: "other", label: "Something else" },
]

export const SEVERITIES = [
  { value: "mild", label: "Mild: I can carry on as usual" },
  {
    value: "moderate",
    label: "Moderate: it gets in the way of everyday life",
  },
  { value: "severe", label: "Severe: I feel very unwell" },
]

export const YELLOW_CARD = "https://yellowcard.mhra.gov.uk/"

const FIELDS = ["kind", "severity", "text", "case", "key"] as const
const NEEDED = {
  kind: "Say what has changed",
  text: "Tell us what has happened",
}

export type TypedReport = Record<(typeof FIELDS)[number], string> & {
  yellow_card: boolean
}

/** What was typed, as the form is shown again with it. */
export const typedReport = (form: FormData): TypedReport => ({
  ...fieldTexts(form, FIELDS),
  yellow_card: fieldText(form, "yellow_card") === "yes",
})

const isSideEffect = ({ kind }: TypedReport) => kind === "side_effect"

/** What is missing, by field. How bad it is, is asked of a side effect only. */
export const reportErrors = (typed: TypedReport): Record<string, string> => ({
  ...missing({ kind: typed.kind, text: typed.text }, NEEDED),
  ...(isSideEffect(typed) && !typed.severity
    ? { severity: "Say how bad the side effect is" }
    : {}),
})

/** The report as the pharmacy takes it: what belongs to another kind is left out. */
export const reportBody = (typed: TypedReport) => ({
  kind: typed.kind,
  text: typed.text,
  ...(isSideEffect(typed)
    ? { severity: typed.severity, yellow_card_reported: typed.yellow_card }
    : {}),
  ...(typed.case ? { case_id: typed.case } : {}),
})
