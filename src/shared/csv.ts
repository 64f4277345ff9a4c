/** Spreadsheets run what begins with one of these as a formula. */
const FORMULA = /^[=+\-@\t\r]/

function cell(value: string | number | null): string {
  if (value === null) {
    return ""
  }
  const text =
    typeof value === "string" && FORMULA.test(value)
      ? `'${value}`
      : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}

/** A table as RFC 4180 has it, with a line of names on top; nothing in it runs as a formula. */
export const toCsv = (
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[]
): string =>
  [columns, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("")
