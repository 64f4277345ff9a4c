import { z } from "zod"
import { londonDay } from "../../../../shared/london"
import type { AnswerValue } from "../definition/answers"
import type { Question } from "../definition/questions"
import { checkHeightWeight } from "./height-weight"

export type AnswerCheck =
  | { ok: true; value: AnswerValue }
  | { ok: false; message: string }

const good = (value: AnswerValue): AnswerCheck => ({ ok: true, value })
const bad = (message: string): AnswerCheck => ({ ok: false, message })

type Of<K extends Question["kind"]> = Extract<Question, { kind: K }>

/**
 * Checks an answer as it comes in against its question, without guessing: a
 * number as text is refused, not converted. Gives the value to store or a
 * message in plain words, which never repeats the answer.
 */
export function validateAnswer(
  question: Question,
  value: unknown,
  unit: string | undefined,
  now: Date
): AnswerCheck {
  const unitMessage = unitProblem(question, unit)
  if (unitMessage) {
    return bad(unitMessage)
  }
  return question.kind === "height_weight"
    ? checkHeightWeight(value, unit === "imperial" ? "imperial" : "metric")
    : check(question, value, now)
}

function check(
  question: Exclude<Question, { kind: "height_weight" }>,
  value: unknown,
  now: Date
): AnswerCheck {
  switch (question.kind) {
    case "single":
      return checkSingle(question, value)
    case "multiple":
      return checkMultiple(question, value)
    case "yes_no":
      return value === "yes" || value === "no"
        ? good(value)
        : bad("choose yes or no")
    case "text":
      return checkText(question, value)
    case "number":
      return checkNumber(question, value)
    case "date":
      return checkDate(question, value, now)
    case "file":
      return checkFile(value)
    case "information":
      return bad("takes no answer")
  }
}

function unitProblem(question: Question, unit: string | undefined) {
  if (unit === undefined) {
    return undefined
  }
  if (question.kind === "height_weight") {
    return unit === "metric" || unit === "imperial"
      ? undefined
      : "has to be given in metric or imperial"
  }
  const expected = question.kind === "number" ? question.unit : undefined
  if (expected === undefined) {
    return "takes no unit"
  }
  return unit === expected ? undefined : `has to be given in ${expected}`
}

function checkSingle(question: Of<"single">, value: unknown): AnswerCheck {
  const option = question.options.find((item) => item.value === value)
  return option ? good(option.value) : bad("choose one of the options")
}

function checkMultiple(question: Of<"multiple">, value: unknown): AnswerCheck {
  if (!Array.isArray(value) || value.length === 0) {
    return bad("choose at least one of the options")
  }
  const given = new Set<unknown>(value)
  // In the form's order, so that the same choice is always the same value.
  const known = question.options
    .map((option) => option.value)
    .filter((option) => given.has(option))
  if (known.length !== value.length) {
    return bad("choose only from the options, each once")
  }
  const { exclusive } = question
  return exclusive && known.includes(exclusive) && known.length > 1
    ? bad("choose either that none applies, or those that do")
    : good(known)
}

function checkText(question: Of<"text">, value: unknown): AnswerCheck {
  if (typeof value !== "string") {
    return bad("has to be text")
  }
  const text = value.trim()
  if (text === "") {
    return bad("enter an answer")
  }
  return text.length > question.max_length
    ? bad(`may have ${question.max_length} characters at most`)
    : good(text)
}

function checkNumber(question: Of<"number">, value: unknown): AnswerCheck {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    return bad("has to be a number")
  }
  if (question.whole && !Number.isInteger(value)) {
    return bad("has to be a whole number")
  }
  return value < question.min || value > question.max
    ? bad(`has to be between ${question.min} and ${question.max}`)
    : good(value)
}

function checkDate(
  question: Of<"date">,
  value: unknown,
  now: Date
): AnswerCheck {
  if (typeof value !== "string" || !isCalendarDate(value)) {
    return bad("has to be a real date, as YYYY-MM-DD")
  }
  if (!question.future && value > londonDay(now)) {
    return bad("can't be in the future")
  }
  return value < "1900-01-01" ? bad("has to be after 1900") : good(value)
}

function isCalendarDate(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  if (!match) {
    return false
  }
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number)
  return (
    new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10) ===
    value
  )
}

const fileSchema = z
  .object({
    file_id: z.string().min(1).max(100),
    name: z.string().min(1).max(200),
  })
  .strict()

function checkFile(value: unknown): AnswerCheck {
  const parsed = fileSchema.safeParse(value)
  return parsed.success ? good(parsed.data) : bad("needs an uploaded file")
}
