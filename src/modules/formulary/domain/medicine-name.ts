/** Forms that are counted; the others, such as a gel, have no plural on a prescription. */
const COUNTED = /(tablet|capsule|pen)$/

/**
 * A medicine as a prescription, a letter and a patient record name it:
 * "Finasteride 1 mg tablets". Takes the formulary's ingredient, strength and
 * form, however their first letters are written.
 */
export function medicineName(item: {
  ingredient: string
  strength: string
  form: string
}): string {
  const form = lowerFirst(item.form.trim()).replace(COUNTED, "$1s")
  return upperFirst([item.ingredient.trim(), item.strength, form].join(" "))
}

const upperFirst = (text: string) =>
  text.charAt(0).toUpperCase() + text.slice(1)

/** Leaves a form alone that begins with an abbreviation, such as "MR tablet". */
const lowerFirst = (text: string) =>
  /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
