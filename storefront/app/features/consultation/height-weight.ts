import type { AnswerValue, HeightWeight } from "../../lib/contracts"
import type { Reading } from "./answers"

export type Units = "metric" | "imperial"

const CM_PER_INCH = 2.54
const KG_PER_POUND = 0.45359237
/** Kept to two decimals: a BMI limit must not move by the change of units. */
const round = (value: number) => Math.round(value * 100) / 100

const inches = (feet: number, inch: number) => feet * 12 + inch
const pounds = (stone: number, pound: number) => stone * 14 + pound

/** Centimetres from feet and inches. */
export const heightToMetric = (feet: number, inch: number): number =>
  round(inches(feet, inch) * CM_PER_INCH)

/** Kilograms from stones and pounds. */
export const weightToMetric = (stone: number, pound: number): number =>
  round(pounds(stone, pound) * KG_PER_POUND)

/** Feet and inches, stones and pounds, to the nearest whole one. */
export function toImperial(value: HeightWeight) {
  const totalInches = Math.round(value.height_cm / CM_PER_INCH)
  const totalPounds = Math.round(value.weight_kg / KG_PER_POUND)
  return {
    feet: Math.floor(totalInches / 12),
    inches: totalInches % 12,
    stones: Math.floor(totalPounds / 14),
    pounds: totalPounds % 14,
  }
}

/** A saved answer as height and weight, or null when it is something else. */
export const asHeightWeight = (
  value: AnswerValue | undefined
): HeightWeight | null =>
  typeof value === "object" && value !== null && "height_cm" in value
    ? value
    : null

function numberIn(form: FormData, name: string): number | undefined {
  const value = form.get(name)
  const typed = typeof value === "string" ? value.trim().replace(",", ".") : ""
  return /^\d+(\.\d+)?$/.test(typed) ? Number(typed) : undefined
}

/** The unit choice of a height and weight form; metric unless imperial was picked. */
export const unitsIn = (id: string, form: FormData): Units =>
  form.get(`${id}-units`) === "imperial" ? "imperial" : "metric"

const isBlank = (form: FormData, names: string[]) =>
  names.every((name) => String(form.get(name) ?? "").trim() === "")

function readMetric(id: string, form: FormData): Reading {
  if (isBlank(form, [`${id}-cm`, `${id}-kg`])) {
    return { empty: true }
  }
  const height = numberIn(form, `${id}-cm`)
  const weight = numberIn(form, `${id}-kg`)
  return height === undefined || weight === undefined
    ? { error: "Enter your height in centimetres and your weight in kilograms" }
    : plausible({ height_cm: round(height), weight_kg: round(weight) })
}

function readImperial(id: string, form: FormData): Reading {
  const names = ["ft", "in", "st", "lb"].map((unit) => `${id}-${unit}`)
  if (isBlank(form, names)) {
    return { empty: true }
  }
  const feet = numberIn(form, `${id}-ft`)
  const stone = numberIn(form, `${id}-st`)
  const inch = isBlank(form, [`${id}-in`]) ? 0 : numberIn(form, `${id}-in`)
  const pound = isBlank(form, [`${id}-lb`]) ? 0 : numberIn(form, `${id}-lb`)
  if (
    feet === undefined ||
    stone === undefined ||
    inch === undefined ||
    pound === undefined ||
    inch >= 12 ||
    pound >= 14
  ) {
    return {
      error:
        "Enter your height in feet and inches (0 to 11) and your weight in stones and pounds (0 to 13)",
    }
  }
  return plausible({
    height_cm: heightToMetric(feet, inch),
    weight_kg: weightToMetric(stone, pound),
  })
}

/** Catches a slip of the finger or a mixed-up unit; it judges nobody's health. */
function plausible(value: HeightWeight): Reading {
  if (value.height_cm < 100 || value.height_cm > 250) {
    return {
      error: "Check your height: it should be between 100 cm and 250 cm",
    }
  }
  if (value.weight_kg < 25 || value.weight_kg > 350) {
    return { error: "Check your weight: it should be between 25 kg and 350 kg" }
  }
  return { value }
}

/** Height and weight of a form in whichever units were chosen, as metric. */
export const readHeightWeight = (id: string, form: FormData): Reading =>
  unitsIn(id, form) === "imperial"
    ? readImperial(id, form)
    : readMetric(id, form)
