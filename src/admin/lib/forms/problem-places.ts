import type { Draft, ItemRef } from "./types"
import { sentenceCase } from "../format"
import { placedQuestions } from "./walk"

export type EditorTab =
  | "questions"
  | "rules"
  | "conditions"
  | "suggestions"
  | "settings"
  | "cases"

/** Where in the editor a problem is mended. */
export type ProblemTarget = {
  tab: EditorTab
  /** The place in words: "Question “Do you smoke?”, options". */
  words: string
  item?: ItemRef
  /** The rule, condition, calculation, suggestion or golden case. */
  id?: string
}

/** The server's place, as "rules[2] (smoker).when" or "rules.2.when", as a place of the editor. */
export function problemTarget(place: string, draft: Draft): ProblemTarget {
  const parts = place
    .replace(/\s*\([^)]*\)/g, "")
    .replace(/\[(\d+)\]/g, ".$1")
    .split(/[.\s]+/)
    .filter((part) => part !== "")
  const [head = "", ...rest] = parts
  switch (head) {
    case "sections":
      return inOutline(rest, draft)
    case "section":
    case "step":
    case "question":
      return byId(head, rest[0] ?? "", draft)
    case "rules":
    case "rule":
      return inRules(rest, draft)
    case "conditions":
    case "calculations":
    case "named":
      return inNamed(head, rest)
    case "suggestions":
    case "suggestion":
      return inSuggestions(rest, draft)
    case "golden_cases":
    case "golden":
      return inCases(rest, draft)
    default:
      return { tab: "settings", words: fieldWords(parts) || "The form" }
  }
}

const FIELDS: Record<string, string> = {
  show_if: "when it is asked",
  when: "condition",
  clinician_text: "text for the clinician",
  reason_code: "reason code",
  advice: "advice",
  intro: "introduction",
  otherwise: "what is said of other treatments",
  min: "lowest value",
  max: "highest value",
  id: "id",
}

/** "advice.title" as "advice title"; numbers are left out. */
const fieldWords = (parts: readonly string[]): string =>
  parts
    .filter((part) => !/^\d+$/.test(part))
    .slice(0, 3)
    .map((part) => FIELDS[part] ?? part.replaceAll("_", " "))
    .join(" ")

const named = (what: string, name: string, fields: readonly string[]) => {
  const field = fieldWords(fields)
  return `${what} “${name}”${field ? `, ${field}` : ""}`
}

function inOutline(rest: readonly string[], draft: Draft): ProblemTarget {
  const [s, steps, t, questions, q] = rest
  const section = draft.definition.sections[Number(s)]
  if (!section) {
    return { tab: "questions", words: "Questions" }
  }
  const step = steps === "steps" ? section.steps[Number(t)] : undefined
  const question =
    questions === "questions" ? step?.questions[Number(q)] : undefined
  if (question) {
    return {
      tab: "questions",
      words: named("Question", question.label || question.id, rest.slice(5)),
      item: { kind: "question", id: question.id },
    }
  }
  return step
    ? {
        tab: "questions",
        words: named("Step", step.title || step.id, rest.slice(3)),
        item: { kind: "step", id: step.id },
      }
    : {
        tab: "questions",
        words: named("Section", section.title || section.id, rest.slice(1)),
        item: { kind: "section", id: section.id },
      }
}

function byId(kind: ItemRef["kind"], id: string, draft: Draft): ProblemTarget {
  const found = placedQuestions(draft.definition).find(
    ({ question }) => kind === "question" && question.id === id
  )
  return {
    tab: "questions",
    words: named(sentenceCase(kind), found?.question.label ?? id, []),
    item: { kind, id },
  }
}

function inRules(rest: readonly string[], draft: Draft): ProblemTarget {
  const [at = "", ...fields] = rest
  const rule = /^\d+$/.test(at)
    ? draft.definition.rules[Number(at)]
    : draft.definition.rules.find(({ id }) => id === at)
  return rule
    ? { tab: "rules", words: named("Rule", rule.id, fields), id: rule.id }
    : { tab: "rules", words: "Rules" }
}

function inNamed(head: string, rest: readonly string[]): ProblemTarget {
  const [first = "", ...others] = rest
  const id = first === "condition" ? (others[0] ?? "") : first
  const what = head === "calculations" ? "Score" : "Condition"
  const fields = first === "condition" ? others.slice(1) : others
  return { tab: "conditions", words: named(what, id, fields), id }
}

function inSuggestions(rest: readonly string[], draft: Draft): ProblemTarget {
  const [first, at, ...fields] = rest
  const one =
    first === "rules"
      ? draft.definition.suggestions.rules[Number(at)]
      : draft.definition.suggestions.rules.find(({ id }) => id === first)
  return one
    ? {
        tab: "suggestions",
        words: named("Suggestion", one.id, fields),
        id: one.id,
      }
    : { tab: "suggestions", words: `Suggestions, ${fieldWords(rest)}` }
}

function inCases(rest: readonly string[], draft: Draft): ProblemTarget {
  const [first = "", second = ""] = rest
  const at = first === "case" ? second : first
  const one = /^\d+$/.test(at)
    ? draft.cases[Number(at)]
    : draft.cases.find(({ id }) => id === at)
  return one
    ? { tab: "cases", words: named("Golden case", one.title, []), id: one.id }
    : { tab: "cases", words: "Golden cases" }
}

/** A schema's message as a pharmacist reads it. */
export function problemWords(message: string): string {
  if (/^Too small: expected string/.test(message)) {
    return "is empty"
  }
  const few = /^Too small: expected array to have >=(\d+)/.exec(message)
  if (few) {
    return few[1] === "1" ? "has nothing in it yet" : `needs at least ${few[1]}`
  }
  const many = /^Too big: expected (string|array) to have <=(\d+)/.exec(message)
  if (many) {
    return many[1] === "string"
      ? `is longer than ${many[2]} characters`
      : `has more than ${many[2]}`
  }
  return /^Invalid (input|option|discriminator)/.test(message)
    ? "is not filled in, or not in a way that fits"
    : message
}
