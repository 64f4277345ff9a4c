/** The GS1 check digit for the digits before it (weights 3 and 1 from the right). */
export function gtinCheckDigit(digits: string): number {
  const sum = [...digits]
    .reverse()
    .reduce(
      (total, digit, position) =>
        total + Number(digit) * (position % 2 === 0 ? 3 : 1),
      0
    )
  return (10 - (sum % 10)) % 10
}

/** Whether a text is a GTIN of 8, 12, 13 or 14 digits with a right check digit. */
export const isGtin = (text: string): boolean =>
  /^(\d{8}|\d{12,14})$/.test(text) &&
  gtinCheckDigit(text.slice(0, -1)) === Number(text.at(-1))

/** A GTIN of 8, 12, 13 or 14 digits made 14 long, so that all forms of one number are equal (GS1). */
export const normalGtin = (gtin: string): string => gtin.padStart(14, "0")
