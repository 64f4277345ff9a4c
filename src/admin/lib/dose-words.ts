import type { DoseChangeView } from "../../api/contracts/dose-change"

type Colour = "grey" | "green" | "orange" | "red" | "blue"

const STATES: Record<
  DoseChangeView["state"],
  { word: string; colour: Colour }
> = {
  proposed: { word: "Waits for the patient", colour: "orange" },
  awaiting_signature: { word: "Waits for its signature", colour: "orange" },
  in_force: { word: "In force", colour: "green" },
  declined: { word: "Patient kept the present one", colour: "grey" },
  withdrawn: { word: "Taken back", colour: "grey" },
  not_signed: { word: "Not signed", colour: "red" },
  lapsed: { word: "Lapsed", colour: "grey" },
}

/** How a change of strength stands, in words. */
export const doseStateWords = (state: DoseChangeView["state"]) => STATES[state]

const WHY_NOT: Record<string, string> = {
  open: "One is under way: it has to be answered, signed or taken back first.",
  renewed: "The patient has ordered again: decide in that request.",
  no_month: "No month is left that hasn’t begun.",
  course_over: "The treatment is over.",
  stopped:
    "Supply is stopped, or a health report is open: it has to be settled first.",
}

/** Why no other strength may be proposed; null where that goes without saying. */
export const whyNotWords = (why: string | null): string | null =>
  why === null ? null : (WHY_NOT[why] ?? null)
