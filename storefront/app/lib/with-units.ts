/** A treatment's name with each amount kept on one line with its unit. */
export const withUnits = (name: string): string =>
  name.replace(/(\d) (?=(?:mg|g|ml|micrograms?)\b)/g, "$1\u00a0")
