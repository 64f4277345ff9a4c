import type { AnswerValue, HeightWeight } from "../../lib/contracts"
import type { Reading } from "./answers"

export type Units = "metric" | "imperial"

const CM_PER_INCH = 2.54
const KG_PER_POUND = 0.45359237
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
  const height_cm = numberIn(form, `${id}-cm`)
  const weight_kg = numberIn(form, `${id}-kg`)
  return height_cm === undefined || weight_kg === undefined
    ? { error: "Enter your height in centimetres and your weight in kilograms" }
    : { value: { height_cm, weight_kg }, unit: "metric" }
}

function readImperial(id: string, form: FormData): Reading {
  const names = ["ft", "in", "st", "lb"].map((unit) => `${id}-${unit}`)
  if (isBlank(form, names)) {
    return { empty: true }
  }
  const orNone = (name: string) =>
    isBlank(form, [name]) ? 0 : numberIn(form, name)
  const height_ft = numberIn(form, `${id}-ft`)
  const weight_st = numberIn(form, `${id}-st`)
  const height_in = orNone(`${id}-in`)
  const weight_lb = orNone(`${id}-lb`)
  if (
    height_ft === undefined ||
    weight_st === undefined ||
    height_in === undefined ||
    weight_lb === undefined ||
    height_in >= 12 ||
    weight_lb >= 14
  ) {
    return {
      error:
        "Enter your height in feet and inches (0 to 11) and your weight in stones and pounds (0 to 13)",
    }
  }
  return {
    value: { height_ft, height_in, weight_st, weight_lb },
    unit: "imperial",
  }
}

/** Height and weight of a form in whichever units were chosen; the backend converts and judges them. */
export const readHeightWeight = (id: string, form: FormData): Reading =>
  unitsIn(id, form) === "imperial"
    ? readImperial(id, form)
    : readMetric(id, form)
