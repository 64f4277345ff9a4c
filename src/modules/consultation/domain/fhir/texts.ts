import type { Note } from "./notes"

/** Cuts at a word where the form has no room; says so, because nothing may go missing unseen. */
export function fit(
  text: string,
  max: number,
  onCut: (rest: string) => void
): string {
  const trimmed = text.trim()
  if (trimmed.length <= max) {
    return trimmed
  }
  const space = trimmed.lastIndexOf(" ", max - 1)
  const end = space > max / 2 ? space : max - 1
  onCut(trimmed.slice(end).trim())
  return `${trimmed.slice(0, end).trim()}…`
}

/** Cuts and reports. */
export const fitOrNote = (
  text: string,
  max: number,
  { note, place, what }: { note: Note; place: string; what: string }
): string =>
  fit(text, max, (rest) =>
    note("left_out", place, `the ${what} is longer than ${max}: "${rest}"`)
  )
