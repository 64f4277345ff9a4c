const WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7]

/** The S10 check digit of eight digits (Universal Postal Union standard S10). */
export function s10CheckDigit(serial: string): number {
  const sum = WEIGHTS.reduce(
    (total, weight, i) => total + weight * Number(serial[i]),
    0
  )
  const digit = 11 - (sum % 11)
  return digit === 10 ? 0 : digit === 11 ? 5 : digit
}

/** A tracking number such as `TT000010014GB`. */
export function s10Number(prefix: string, serial: number): string {
  const digits = String(serial).padStart(8, "0")
  return `${prefix}${digits}${s10CheckDigit(digits)}GB`
}

/** Whether a text is an S10 number with the right check digit. */
export function isS10(text: string): boolean {
  const match = /^[A-Z]{2}(\d{8})(\d)[A-Z]{2}$/.exec(text)
  return (
    Boolean(match?.[1]) &&
    s10CheckDigit(match?.[1] ?? "") === Number(match?.[2])
  )
}
