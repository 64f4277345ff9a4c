import type { AnswerValue, PublicQuestion } from "../../lib/contracts"
import { dateFromParts } from "../../lib/dates"
import type { FieldErrors } from "../../lib/errors"
import { readHeightWeight } from "./height-weight"

/** Feet and stones go to the backend as typed: it is the one that converts. */
export type Imperial = {
  height_ft: number
  height_in: number
  weight_st: number
  weight_lb: number
}
export type AnswerEntry = {
  question: string
  value: AnswerValue | Imperial
  unit?: "metric" | "imperial"
}
export type ReadAnswers = { answers: AnswerEntry[]; errors: FieldErrors }

/** What was typed, by field name, to show it again beside its error. */
export type Typed = Record<string, string[]>

export type Reading =
  | {
      value: Exclude<AnswerEntry["value"], null>
      unit?: "metric" | "imperial"
    }
  | { error: string }
  | { empty: true }

const text = (form: FormData, name: string) => {
  const value = form.get(name)
  return typeof value === "string" ? value.trim() : ""
}

function readSingle(question: PublicQuestion, form: FormData): Reading {
  const value = text(form, question.id)
  const allowed =
    question.kind === "yes_no"
      ? ["yes", "no"]
      : (question.options ?? []).map((option) => option.value)
  return allowed.includes(value) ? { value } : { empty: true }
}

function readMultiple(question: PublicQuestion, form: FormData): Reading {
  const allowed = (question.options ?? []).map((option) => option.value)
  const chosen = allowed.filter((value) =>
    form.getAll(question.id).includes(value)
  )
  if (chosen.length === 0) {
    return { empty: true }
  }
  const excluding = chosen.find((value) => value === question.exclusive)
  if (excluding && chosen.length > 1) {
    const label = question.options?.find((o) => o.value === excluding)?.label
    return {
      error: `Select what applies to you, or “${label ?? "None of these"}”, not both`,
    }
  }
  return { value: chosen }
}

function readText(question: PublicQuestion, form: FormData): Reading {
  // Browsers send line ends as two characters; a limit counts one.
  const value = text(form, question.id).replace(/\r\n/g, "\n")
  const limit = question.max_length
  if (value === "") {
    return { empty: true }
  }
  return limit && value.length > limit
    ? { error: `Use ${limit} characters or fewer` }
    : { value }
}

function readNumber(question: PublicQuestion, form: FormData): Reading {
  const typed = text(form, question.id).replace(/,/g, "")
  if (typed === "") {
    return { empty: true }
  }
  const value = Number(typed)
  const unit = question.unit ? ` ${question.unit}` : ""
  if (!/^-?\d+(\.\d+)?$/.test(typed)) {
    return { error: "Enter a number, like 12 or 12.5" }
  }
  if (question.min != null && value < Number(question.min)) {
    return { error: `Enter ${question.min}${unit} or more` }
  }
  if (question.max != null && value > Number(question.max)) {
    return { error: `Enter ${question.max}${unit} or less` }
  }
  return { value }
}

function readDate(question: PublicQuestion, form: FormData): Reading {
  const parts = {
    day: text(form, `${question.id}-day`),
    month: text(form, `${question.id}-month`),
    year: text(form, `${question.id}-year`),
  }
  if (parts.day + parts.month + parts.year === "") {
    return { empty: true }
  }
  const value = dateFromParts(parts)
  return value
    ? { value }
    : {
        error:
          "Enter a real date, like 27 3 1985, with all four digits of the year",
      }
}

function readOne(question: PublicQuestion, form: FormData): Reading {
  switch (question.kind) {
    case "single":
    case "yes_no":
      return readSingle(question, form)
    case "multiple":
      return readMultiple(question, form)
    case "number":
      return readNumber(question, form)
    case "date":
      return readDate(question, form)
    case "height_weight":
      return readHeightWeight(question.id, form)
    case "text":
      return readText(question, form)
    case "information":
    case "file":
      return { empty: true }
  }
}

const MISSING: Partial<Record<PublicQuestion["kind"], string>> = {
  single: "Select an answer",
  yes_no: "Select yes or no",
  multiple: "Select all that apply to you",
  text: "Enter an answer",
  number: "Enter a number",
  date: "Enter a date",
  height_weight: "Enter your height and your weight",
  file: "Choose a file",
}

/**
 * The answers of one step from its form. A question left empty is an error
 * when it must be answered; otherwise its earlier answer is withdrawn (null).
 * Errors are by question id. The clinical rules stay on the server.
 */
export function readAnswers(
  questions: PublicQuestion[],
  form: FormData,
  earlier: Record<string, AnswerValue> = {}
): ReadAnswers {
  const answers: AnswerEntry[] = []
  const errors: FieldErrors = {}
  for (const question of questions) {
    const reading = readOne(question, form)
    // What was uploaded is saved already; an empty field changes nothing.
    if (question.kind === "file" && earlier[question.id] != null) {
      continue
    }
    if ("value" in reading) {
      answers.push({ question: question.id, ...reading })
    } else if ("error" in reading) {
      errors[question.id] = reading.error
    } else if (question.required && MISSING[question.kind]) {
      errors[question.id] = MISSING[question.kind] ?? ""
    } else if (earlier[question.id] != null) {
      answers.push({ question: question.id, value: null })
    }
  }
  return { answers, errors }
}

/** All fields of a form as typed. */
export function typedFields(form: FormData): Typed {
  const typed: Typed = {}
  for (const [name, value] of form) {
    if (typeof value === "string") {
      typed[name] = [...(typed[name] ?? []), value]
    }
  }
  return typed
}
