import { z } from "@medusajs/framework/zod"
import { daysBetween, type Day } from "../../../shared/calendar"
import type { CheckInQuestion } from "../../../shared/check-in-policy"
import { invalid } from "../../../shared/errors"
import { SEVERITIES, type ReportKind, type Severity } from "./health-report"

/** As many days as an answer speaks for: one older than a month is about the supply before. */
const ANSWER_COUNTS_DAYS = 28
const WEIGHT_KG = { least: 25, most: 400 }
/** Two people's scales and clothes aside, more than this in a month is faster than a healthy loss. */
const FALL_PERCENT_A_MONTH = 5
/** A rise that is as likely a slip of typing as water in the body: both want a look. */
const RISE_PERCENT = 10
/** Underweight begins at 18.5; a medicine that takes weight off is looked at before. */
const LEAST_BMI = 20
const MONTH_DAYS = 31

const TAKING = ["as_told", "missed", "stopped"] as const

/** What a patient answers; each question that is asked, and no other. */
export const checkInAnswersSchema = z
  .object({
    weight_kg: z
      .number()
      .min(WEIGHT_KG.least, `has to be ${WEIGHT_KG.least} kg or more`)
      .max(WEIGHT_KG.most, `has to be ${WEIGHT_KG.most} kg or less`)
      .optional(),
    side_effects: z
      .discriminatedUnion("any", [
        z.object({ any: z.literal(false) }).strict(),
        z
          .object({
            any: z.literal(true),
            severity: z.enum(SEVERITIES),
            text: z.string().trim().min(1, "is needed").max(2_000),
          })
          .strict(),
      ])
      .optional(),
    taking: z.enum(TAKING).optional(),
  })
  .strict()
export type CheckInAnswers = z.infer<typeof checkInAnswersSchema>

const FIELD_OF = {
  weight: "weight_kg",
  side_effects: "side_effects",
  still_taking: "taking",
} as const satisfies Record<CheckInQuestion, keyof CheckInAnswers>

/** @throws invalid_field where a question is left out, or something wasn't asked */
export function assertAnswered(
  questions: readonly string[],
  answers: CheckInAnswers
): void {
  for (const [question, field] of Object.entries(FIELD_OF)) {
    const isAsked = questions.includes(question)
    const isAnswered = answers[field] !== undefined
    if (isAsked !== isAnswered) {
      throw invalid(field, isAsked ? "is needed" : "was not asked")
    }
  }
}

/** What the patient weighed before, and how tall they are, as far as that is known. */
export type KnownBody = {
  weight: { kg: number; on: Day } | null
  height_cm: number | null
}

export type Worry =
  | "side_effects"
  | "not_taken"
  | "weight_fell"
  | "weight_rose"
  | "weight_low"

/**
 * Why a clinician looks before anything more leaves (SAF-17, SAF-18); none where
 * the answers are as they should be. Every side effect is one: who wrote it down
 * as mild is no clinician.
 */
export function worriesOf(
  { weight_kg, side_effects, taking }: CheckInAnswers,
  known: KnownBody,
  today: Day
): Worry[] {
  return [
    ...(side_effects?.any === true ? ["side_effects" as const] : []),
    ...(taking !== undefined && taking !== "as_told"
      ? ["not_taken" as const]
      : []),
    ...(weight_kg === undefined
      ? []
      : worriesOfWeight(weight_kg, known, today)),
  ]
}

function worriesOfWeight(
  kg: number,
  { weight, height_cm }: KnownBody,
  today: Day
): Worry[] {
  const worries: Worry[] = []
  if (weight) {
    const months = Math.max(1, daysBetween(weight.on, today) / MONTH_DAYS)
    const percent = ((kg - weight.kg) / weight.kg) * 100
    if (-percent > FALL_PERCENT_A_MONTH * months) {
      worries.push("weight_fell")
    }
    if (percent > RISE_PERCENT) {
      worries.push("weight_rose")
    }
  }
  if (height_cm !== null && kg / (height_cm / 100) ** 2 < LEAST_BMI) {
    worries.push("weight_low")
  }
  return worries
}

/** Whether an answer given on a day still speaks for a supply of another. */
export const answerCounts = (answered: Day, supply: Day): boolean =>
  daysBetween(answered, supply) <= ANSWER_COUNTS_DAYS

/** The health report that worrying answers open; its words are for clinicians. */
export function reportOf(
  answers: CheckInAnswers,
  worries: readonly Worry[],
  known: KnownBody
): { kind: ReportKind; severity: Severity | null; text: string } {
  const { side_effects } = answers
  const isEffect = side_effects?.any === true
  return {
    kind: isEffect ? "side_effect" : "other",
    severity: isEffect ? side_effects.severity : null,
    text: [
      "Answered at the check-in before the next supply.",
      ...worries.map((worry) => wordsOf(worry, answers, known)),
    ].join("\n"),
  }
}

function wordsOf(
  worry: Worry,
  { weight_kg, side_effects, taking }: CheckInAnswers,
  { weight, height_cm }: KnownBody
): string {
  const before = weight ? ` (${weight.kg} kg on ${weight.on})` : ""
  switch (worry) {
    case "side_effects":
      return side_effects?.any === true
        ? `Side effects, ${side_effects.severity}: ${side_effects.text}`
        : "Side effects"
    case "not_taken":
      return taking === "stopped"
        ? "Has stopped taking it."
        : "Has missed doses."
    case "weight_fell":
      return `Weight fell to ${weight_kg} kg${before}, more than ${FALL_PERCENT_A_MONTH} % a month.`
    case "weight_rose":
      return `Weight rose to ${weight_kg} kg${before}, more than ${RISE_PERCENT} %.`
    case "weight_low":
      return `Weight ${weight_kg} kg at ${height_cm} cm: BMI under ${LEAST_BMI}.`
  }
}
