import { firedRules } from "../evaluation/evaluate"
import type { RuleTrace } from "../evaluation/evaluate"
import { CONTACTS } from "./rules"
import type { Advice, AdviceLevel, Contact } from "./rules"

/** What the patient reads; nothing of the rule itself is in it (CON-2). */
export type PatientAdvice = {
  level: AdviceLevel
  title: string
  advice: string[]
  phone_links: { label: string; href: string }[]
}

const ALWAYS: Record<AdviceLevel, Contact[]> = {
  emergency: ["999"],
  urgent: [],
  see_gp: [],
  not_suitable: [],
}

/** Urgent advice without a number of its own sends to NHS 111. */
function contactsOf({ level, contacts }: Advice): Contact[] {
  const own =
    level === "urgent" && contacts.length === 0 ? ["111" as const] : contacts
  return [...ALWAYS[level], ...own]
}

/** One rule's advice as the patient reads it. */
export const patientAdvice = (advice: Advice): PatientAdvice => ({
  level: advice.level,
  title: advice.title,
  advice: advice.text,
  phone_links: [...new Set(contactsOf(advice))].map((contact) => ({
    ...CONTACTS[contact],
  })),
})

function toPatient(entries: readonly RuleTrace[]): PatientAdvice | null {
  const [first] = entries
  if (!first) {
    return null
  }
  const contacts = entries.flatMap((entry) => contactsOf(entry.advice))
  return {
    level: first.advice.level,
    title: first.advice.title,
    advice: [...new Set(entries.flatMap((entry) => entry.advice.text))],
    phone_links: [...new Set(contacts)].map((contact) => ({
      ...CONTACTS[contact],
    })),
  }
}

/** The advice of all deny rules that fired, led by the most urgent one; null when none did. */
export const denialAdvice = (
  trace: readonly RuleTrace[]
): PatientAdvice | null => toPatient(firedRules(trace, "deny"))

/** The advice of each flag rule that fired: shown at once, though the consultation goes on (CON-3). */
export const flagAdvice = (trace: readonly RuleTrace[]): PatientAdvice[] =>
  firedRules(trace, "flag").flatMap((entry) => toPatient([entry]) ?? [])
