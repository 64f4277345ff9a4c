/** Verhoeff: multiplication in the dihedral group D5. */
const MULTIPLY = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
  [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
  [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
  [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
  [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
  [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
  [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
  [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
]
const PERMUTE = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]

/** A digit after the permutation of its position, counted from the right. */
function permuted(digit: number, position: number): number {
  let result = digit
  for (let step = 0; step < position % 8; step += 1) {
    result = PERMUTE[result] ?? 0
  }
  return result
}

/**
 * Whether a text has the form of a dm+d id: a SNOMED CT id of 6 to 18 digits
 * with its Verhoeff check digit. Never a number: 18 digits
 * don't fit.
 */
export function isDmdId(text: string): boolean {
  if (!/^[1-9]\d{5,17}$/.test(text)) {
    return false
  }
  const check = [...text]
    .reverse()
    .reduce(
      (sum, digit, position) =>
        MULTIPLY[sum]?.[permuted(Number(digit), position)] ?? 0,
      0
    )
  return check === 0
}
