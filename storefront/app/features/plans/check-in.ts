import type { CheckInView } from "../../lib/contracts"
import { formatDate } from "../../lib/dates"
import type { FieldErrors } from "../../lib/errors"
import { fieldTexts } from "../../lib/form"

export const EFFECTS = [
  { value: "none", label: "No" },
  { value: "mild", label: "Yes, mild: I can carry on as usual" },
  {
    value: "moderate",
    label: "Yes, moderate: it gets in the way of everyday life",
  },
  { value: "severe", label: "Yes, severe: I feel very unwell" },
]

export const TAKING = [
  { value: "as_told", label: "Yes, as I was told to" },
  { value: "missed", label: "Yes, but I have missed doses" },
  { value: "stopped", label: "No, I have stopped" },
]

const QUESTIONS: CheckInView["questions"] = [
  "weight",
  "side_effects",
  "still_taking",
]

const FIELDS = [
  "weight",
  "effects",
  "effects_text",
  "taking",
  "key",
  "asked",
] as const
export type TypedCheckIn = Record<(typeof FIELDS)[number], string>

/** What was typed, as the form is shown again with it. */
export const typedCheckIn = (form: FormData): TypedCheckIn =>
  fieldTexts(form, FIELDS)

/** What the form had asked when it was shown; answered elsewhere meanwhile, it is sent all the same. */
export const askedBy = ({ asked }: TypedCheckIn): CheckInView["questions"] =>
  QUESTIONS.filter((one) => asked.split(" ").includes(one))

/** "84,5 kg" as people write it; NaN for what is no number. */
const kilograms = (weight: string): number =>
  /^\d{1,3}([.,]\d{1,2})?(\s*kg)?$/i.test(weight)
    ? Number.parseFloat(weight.replace(",", "."))
    : Number.NaN

/** What is missing or contradicts itself, by field, of what was asked. */
export function checkInErrors(typed: TypedCheckIn): FieldErrors {
  const questions = askedBy(typed)
  const errors: FieldErrors = {}
  if (questions.includes("weight") && Number.isNaN(kilograms(typed.weight))) {
    errors["weight"] = "Enter your weight in kilograms, like 84.5"
  }
  if (questions.includes("side_effects")) {
    if (!typed.effects) {
      errors["effects"] = "Say whether you have had a side effect"
    } else if (typed.effects !== "none" && !typed.effects_text) {
      errors["effects_text"] = "Tell us what you have noticed"
    } else if (typed.effects === "none" && typed.effects_text) {
      // What somebody wrote about how they are is never left out.
      errors["effects"] =
        "You wrote what you have noticed: say how bad it is, or clear the text"
    }
  }
  if (questions.includes("still_taking") && !typed.taking) {
    errors["taking"] = "Say whether you still take your treatment"
  }
  return errors
}

/** The answers as the pharmacy takes them, of what was asked. */
export function checkInAnswers(typed: TypedCheckIn) {
  const questions = askedBy(typed)
  return {
    ...(questions.includes("weight")
      ? { weight_kg: kilograms(typed.weight) }
      : {}),
    ...(questions.includes("side_effects")
      ? {
          side_effects:
            typed.effects === "none"
              ? { any: false }
              : {
                  any: true,
                  severity: typed.effects,
                  text: typed.effects_text,
                },
        }
      : {}),
    ...(questions.includes("still_taking") ? { taking: typed.taking } : {}),
  }
}

type Waiting = Pick<CheckInView, "due_on" | "is_late" | "is_paid">

/** What waits until the questions are answered: of what is paid the parcel alone. */
export const waitsFor = ({ is_paid }: Pick<Waiting, "is_paid">): string =>
  is_paid
    ? "You have paid for it already. It is sent once you have answered."
    : "Until you have answered, nothing is charged and nothing is sent."

/** As `waitsFor`, with when the parcel is due. */
export const parcelWords = ({ due_on, is_late, is_paid }: Waiting): string =>
  `${
    is_late
      ? "Your next parcel is waiting to be sent."
      : `Your next parcel is due on ${formatDate(due_on)}.`
  } ${waitsFor({ is_paid })}`
