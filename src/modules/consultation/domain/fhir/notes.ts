/**
 * What an import has to say. error: nothing was imported; left_out: something
 * of the source is not in the draft; changed: it is there in another way.
 */
export type ImportNote = {
  level: "error" | "left_out" | "changed"
  place: string
  message: string
}

export type Note = (
  level: ImportNote["level"],
  place: string,
  message: string
) => void

/** Collects notes; the same one is kept once. */
export function collectNotes(): { notes: ImportNote[]; note: Note } {
  const notes: ImportNote[] = []
  const seen = new Set<string>()
  const note: Note = (level, place, message) => {
    const key = `${place}\n${message}`
    if (!seen.has(key)) {
      seen.add(key)
      notes.push({ level, place, message })
    }
  }
  return { notes, note }
}
