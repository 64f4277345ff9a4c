import type { CaseCheckIns } from "../../api/contracts/check-in"

type Row = CaseCheckIns["check_ins"][number]

export const TAKING_WORDS = {
  as_told: "Takes it as told",
  missed: "Has missed doses",
  stopped: "Has stopped taking it",
} as const

/** What a patient answered before a supply, a sentence each; none while it waits for them. */
export function checkInSentences({ answers }: Pick<Row, "answers">): string[] {
  if (!answers) {
    return []
  }
  const { weight_kg, side_effects, taking } = answers
  return [
    ...(weight_kg === undefined ? [] : [`Weight ${weight_kg} kg`]),
    ...(side_effects === undefined
      ? []
      : [
          side_effects.any
            ? `Side effects, ${side_effects.severity}: ${side_effects.text}`
            : "No side effects",
        ]),
    ...(taking === undefined ? [] : [TAKING_WORDS[taking]]),
  ]
}
