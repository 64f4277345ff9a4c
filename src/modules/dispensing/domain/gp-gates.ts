import { opened, shut, type Verdict } from "./verdict"

export type LetterFacts = {
  letter: { state: string; sent_at: Date | null } | null
  gp_letter_wait_hours: number
}

/** `missing`: the policy asks for it before dispatch and there is none; null: nobody knows. */
export type GpConfirmation =
  | "not_needed"
  | "confirmed"
  | "missing"
  | "concerns"
  | null

const LETTER_SETTLED = ["no_consent", "waived"]
/** Why a letter is not out yet, in the floor's words. */
const UNSENT: Partial<Record<string, string>> = {
  not_collected: "The practice has no verified address",
  pending: "It is on its way",
  bounced: "It came back: the address is wrong",
}

/** Whether the GP was told, as long ago as the category asks (TRG-5). */
export function judgeLetter(
  { letter, gp_letter_wait_hours: hours }: LetterFacts,
  now: Date
): Verdict {
  if (!letter) {
    return shut("The GP letter is not made yet")
  }
  if (LETTER_SETTLED.includes(letter.state)) {
    return opened(
      letter.state === "waived" ? "Waived by a clinician" : "No consent or GP"
    )
  }
  if (letter.state !== "sent" || !letter.sent_at) {
    return shut(UNSENT[letter.state] ?? "It is not sent yet")
  }
  const waited = now.getTime() - letter.sent_at.getTime() >= hours * 3_600_000
  return waited ? opened("Sent") : shut(`Sent; ${hours} hours must pass first`)
}

/** SAF-5, R-28: where the policy asks for the GP's word, silence is never clearance. */
export function judgeConfirmation(confirmation: GpConfirmation): Verdict {
  switch (confirmation) {
    case "not_needed":
      return opened("Not needed")
    case "confirmed":
      return opened("Confirmed")
    case "concerns":
      return shut("The GP has concerns")
    case "missing":
      return shut("The GP has not confirmed it yet")
    case null:
      return shut("The category's policy is not known")
  }
}
