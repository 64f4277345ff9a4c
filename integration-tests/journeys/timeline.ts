import type { Day } from "../../src/shared/calendar"
import { startOfDay } from "../../src/shared/calendar"
import { formatDate } from "../../src/shared/london"

/** One thing that happened to somebody's treatment. */
export type Entry = { day: Day; person: string; text: string }

/** What happened over a year, in its order, for tests to read and people to watch. */
export class Timeline {
  readonly entries: Entry[] = []

  /** @param onEntry called with each entry when it happens */
  constructor(private readonly onEntry: (entry: Entry) => void = () => {}) {}

  add(entry: Entry): void {
    this.entries.push(entry)
    this.onEntry(entry)
  }

  /** What happened to one person: "2026-11-21 paid £20.00". */
  of(person: string): string[] {
    return this.entries
      .filter((entry) => entry.person === person)
      .map(({ day, text }) => `${day} ${text}`)
  }
}

/** "21 Nov 2026  Adam      paid £20.00" */
export const lineOf = ({ day, person, text }: Entry): string =>
  `${formatDate(startOfDay(day)).padStart(11)}  ${person.padEnd(10)}  ${text}`
