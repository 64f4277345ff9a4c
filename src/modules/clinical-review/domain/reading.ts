import { conflict } from "../../../shared/errors"

/** What a clinician has to have had before them before approving. */
export const MANDATORY_SECTIONS = [
  "patient",
  "flags",
  "answers",
  "evidence",
  "history",
] as const
export type CaseSection = (typeof MANDATORY_SECTIONS)[number]

/** The page itself is counted too: no section can have been seen for longer. */
export const READ_PARTS = ["page", ...MANDATORY_SECTIONS] as const
export type ReadPart = (typeof READ_PARTS)[number]

/** One person's reading of one section of one case, over all their visits. */
export type SectionRead = {
  section: CaseSection
  seconds: number
  last_at: Date
}

/** When what a section shows last became another. */
export type SectionChanges = Record<CaseSection, Date | null>

/**
 * The sections that were not before their reader, for a second at least, since
 * they last changed, in the page's order. What the server gave them before a
 * section changed (`shown`; null: never) can't have shown it as it is now.
 */
export const unreadSections = (
  reads: readonly SectionRead[],
  changed: SectionChanges,
  shown: Date | null
): CaseSection[] =>
  MANDATORY_SECTIONS.filter((section) => {
    const since = changed[section]?.getTime() ?? 0
    const isGiven = shown !== null && shown.getTime() >= since
    return !(
      isGiven &&
      reads.some(
        (read) =>
          read.section === section &&
          read.seconds >= 1 &&
          read.last_at.getTime() >= since
      )
    )
  })

/** @throws evidence_missing naming the sections */
export function assertSectionsRead(
  caseId: string,
  unread: readonly CaseSection[]
): void {
  if (unread.length > 0) {
    throw conflict(
      "evidence_missing",
      `Case ${caseId}: not opened yet by who decides: ${unread.join(", ")}`
    )
  }
}
