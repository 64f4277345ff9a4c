import type { CasePlan } from "../../api/contracts/case-plan"
import type { Colour } from "./words"

type Plan = NonNullable<CasePlan["plan"]>

const STATES: Record<string, { word: string; colour: Colour }> = {
  pending: { word: "Not started", colour: "grey" },
  active: { word: "Running", colour: "green" },
  paused: { word: "Paused", colour: "orange" },
  completed: { word: "Complete", colour: "grey" },
  cancelled: { word: "Cancelled", colour: "red" },
  limit_reached: { word: "12 months reached", colour: "red" },
}

const CAUSES: Record<string, string> = {
  payment: "a payment",
  patient: "the patient",
  clinical: "a clinical reason",
  stock: "stock",
}

/** What staff read for a plan's state. */
export const planStateWords = (state: string) =>
  STATES[state] ?? { word: state, colour: "grey" as const }

/** "3 months", "1 month". */
export const monthsWord = (months: number): string =>
  months === 1 ? "1 month" : `${months} months`

/** "a payment and stock"; null where it stands still for nothing. */
export function pauseWords(causes: readonly string[]): string | null {
  const words = causes.map((cause) => CAUSES[cause] ?? cause)
  return words.length === 0 ? null : words.join(" and ")
}

/** "2 of 3 sent". */
export const progressWords = ({ supplied, months }: Plan): string =>
  `${supplied} of ${months} sent`
