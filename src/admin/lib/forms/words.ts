import type {
  FormDraftState,
  GoldenFindings,
  OutcomeView,
} from "../../../api/contracts/form"
import type { Colour } from "../words"
import type { AdviceLevel, Contact, Fact, QuestionKind, Topic } from "./types"

export const KINDS: Record<QuestionKind, string> = {
  yes_no: "Yes or no",
  single: "One of several",
  multiple: "Any of several",
  text: "Text",
  number: "Number",
  date: "Date",
  height_weight: "Height and weight",
  file: "Photo or file",
  information: "Information only",
}

export const TOPICS: Record<Topic, string> = {
  medical_history: "Medical history",
  current_medicines: "Current medicines",
  allergies: "Allergies",
  symptoms: "Symptoms",
  earlier_treatments: "Earlier treatments",
}

export const FACTS: Record<Fact, string> = {
  date_of_birth: "Date of birth",
  sex: "Sex",
  allergies: "Allergies",
  conditions: "Conditions",
  current_medicines: "Current medicines",
  pregnancy: "Pregnancy",
  smoking: "Smoking",
}

export const LEVELS: Record<AdviceLevel, string> = {
  emergency: "Emergency: call 999",
  urgent: "Urgent: NHS 111 or today",
  see_gp: "See the GP",
  not_suitable: "Not suitable",
}

export const CONTACTS: Record<Contact, string> = {
  "999": "999",
  "111": "NHS 111",
  "111_mental_health": "NHS 111, mental health option",
  samaritans: "Samaritans 116 123",
  shout: "SHOUT 85258",
  beat: "Beat 0808 801 0677",
}

export const OUTCOMES: Record<OutcomeView, { word: string; colour: Colour }> = {
  continue: { word: "Can continue", colour: "green" },
  needs_review: { word: "A clinician looks", colour: "orange" },
  cannot_continue: { word: "Can’t continue", colour: "red" },
}

export const DRAFT_STATES: Record<
  FormDraftState,
  { word: string; colour: Colour }
> = {
  editing: { word: "Draft", colour: "orange" },
  in_review: { word: "Draft in review", colour: "purple" },
  published: { word: "Published", colour: "green" },
  discarded: { word: "Discarded", colour: "grey" },
}

/** "Can’t continue by under_18; scoff = 2" */
export function findingsWords({
  outcome,
  rules,
  calculations = {},
}: GoldenFindings): string {
  const scores = Object.entries(calculations).map(
    ([id, value]) => `${id} = ${value ?? "not known"}`
  )
  const by = rules.length > 0 ? ` by ${rules.join(", ")}` : ""
  return [`${OUTCOMES[outcome].word}${by}`, ...scores].join("; ")
}

/** Options for a select, in the order of a table of words. */
export const optionsOf = (
  words: Record<string, string>
): { value: string; label: string }[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

/** "4.5 min", or a dash where there is nothing to count. */
export const minutes = (value: number | null): string =>
  value === null ? "–" : value < 1 ? "under 1 min" : `${value} min`
