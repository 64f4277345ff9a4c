/** "Visa ending 4242" from "visa 4242". */
export function cardName(label: string | null): string {
  const match = label ? /^(.+) (\d{4})$/.exec(label) : null
  if (!match?.[1] || !match[2]) {
    return "The card you gave"
  }
  const brand = match[1].charAt(0).toUpperCase() + match[1].slice(1)
  return `${brand} ending ${match[2]}`
}
