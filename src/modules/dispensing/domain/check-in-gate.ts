import { opened, shut, type Verdict } from "./verdict"

/**
 * What the patient said before a later month, where the category asks (SAF-18).
 * `worrying`: a clinician hasn't settled it yet; null: what is asked can't be read.
 */
export type CheckInFact =
  | "not_needed"
  | "answered"
  | "unanswered"
  | "too_old"
  | "worrying"
  | null

/** Nothing leaves on silence, on an answer that is about the supply before, or on one that worries. */
export function judgeCheckIn(fact: CheckInFact): Verdict {
  switch (fact) {
    case "not_needed":
      return opened("Not needed")
    case "answered":
      return opened("Answered")
    case "unanswered":
      return shut("The patient has not answered the questions before it yet")
    case "too_old":
      return shut(
        "The patient's answers are too old by now; they are asked again"
      )
    case "worrying":
      return shut("What the patient answered waits for a clinician")
    case null:
      return shut("What the category asks before it can't be read")
  }
}
