/** A trimmed field of a form; empty when it is missing or a file. */
export function fieldText(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === "string" ? value.trim() : ""
}

/** Several trimmed fields under their names. */
export function fieldTexts<Name extends string>(
  form: FormData,
  names: readonly Name[]
): Record<Name, string> {
  return Object.fromEntries(
    names.map((name) => [name, fieldText(form, name)])
  ) as Record<Name, string>
}

/** Errors for what is empty, by field, with the words for each. */
export function missing(
  typed: Record<string, string>,
  words: Record<string, string>
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).filter(([name]) => !typed[name])
  )
}
