import type { CaseDetail } from "../../api/contracts/case"
import { bannersOf } from "./case-banners"
import { sectionWord } from "./evidence-words"

/** A part of a case's page. */
export type CasePart = {
  name: string
  label: string
  count: number
  isRead: boolean
}

/** Short, so that the links stand in one line beside the dashboard's menu. */
const SHORT: Record<string, string> = {
  quantities: "Quantity",
  linkage: "Same person",
  health: "Health",
}

/** States in which looking at the identity is the work itself. */
const IDENTITY_WORK = ["identity_action_required", "identity_review"]

export const isIdentityWork = ({ state }: CaseDetail): boolean =>
  IDENTITY_WORK.includes(state)

/** The parts of a case's page that it has, in their order. */
export function sectionsOf(found: CaseDetail): CasePart[] {
  const identity = found.identity.check ? ["identity"] : []
  const names = [
    "flags",
    ...(isIdentityWork(found) ? identity : []),
    "answers",
    "evidence",
    "quantities",
    "history",
    ...(hasLinks(found) ? ["linkage"] : []),
    "patient",
    "health",
    ...(found.messages.length > 0 ? ["messages"] : []),
    ...(isIdentityWork(found) ? [] : identity),
    "timeline",
  ]
  return names.map((name) => ({
    name,
    label: SHORT[name] ?? sectionWord(name),
    count: countOf(name, found),
    isRead: found.reading.sections.some(
      ({ section, read }) => section === name && read
    ),
  }))
}

const hasLinks = ({ linkage }: CaseDetail): boolean =>
  linkage.persons.length + linkage.household.length > 0

function countOf(name: string, found: CaseDetail): number {
  switch (name) {
    case "flags":
      return bannersOf(found).length
    case "history":
      return found.history.length
    case "messages":
      return found.messages.length
    case "linkage":
      return found.linkage.persons.length
    default:
      return 0
  }
}
