import type { FhirItemSource } from "../definition/fhir-source"
import { extensionOf, extensionsOf } from "./extensions"
import type { Asked, QuestionDraft } from "./import-question"
import type { Note } from "./notes"
import type { Extension, FhirItem } from "./schema"
import { MAX_VALUE, MIN_VALUE, UNIT, UNIT_OPTION } from "./urls"

/** FHIR's own range of integers; a form has to have some limits. */
export const INTEGER_RANGE = { min: -2_147_483_648, max: 2_147_483_647 }
export const DECIMAL_RANGE = { min: -1e12, max: 1e12 }

const LONGEST_UNIT = 20

/** A whole number, a decimal or a quantity with its unit and limits. */
export function importNumber(
  item: FhirItem,
  asked: Asked,
  note: Note
): QuestionDraft {
  const whole = item.type === "integer"
  const range = whole ? INTEGER_RANGE : DECIMAL_RANGE
  const min = limit(extensionOf(item, MIN_VALUE))
  const max = limit(extensionOf(item, MAX_VALUE))
  if (min === undefined || max === undefined) {
    note("changed", item.linkId, "has no limits at one end or both: set them")
  }
  const { unit, coding } = unitOf(item, note)
  const fhir: FhirItemSource = {
    ...asked.fhir,
    ...(item.type === "quantity" ? { type: "quantity" } : {}),
    ...(coding ? { unit: coding } : {}),
  }
  return {
    ...asked,
    kind: "number",
    whole,
    min: min ?? range.min,
    max: max ?? range.max,
    ...(unit === undefined ? {} : { unit }),
    ...(Object.keys(fhir).length > 0 ? { fhir } : {}),
  }
}

const limit = (extension: Extension | undefined): number | undefined =>
  extension?.valueInteger ?? extension?.valueDecimal

function unitOf(
  item: FhirItem,
  note: Note
): { unit?: string; coding?: FhirItemSource["unit"] } {
  const given = [
    ...extensionsOf(item, UNIT),
    ...extensionsOf(item, UNIT_OPTION),
  ].flatMap(({ valueCoding }) => (valueCoding ? [valueCoding] : []))
  const [only] = given
  if (!only || given.length > 1) {
    if (only) {
      note("left_out", item.linkId, "a choice of units is not supported")
    }
    return {}
  }
  const { system, code, display } = only
  const unit = [display, code]
    .flatMap((text) => text?.trim() || [])
    .find((text) => text.length <= LONGEST_UNIT)
  if (unit === undefined) {
    note("left_out", item.linkId, "the unit has no name of up to 20 letters")
    return {}
  }
  const coding = {
    ...(system ? { system } : {}),
    ...(code ? { code } : {}),
    ...(display ? { display } : {}),
  }
  return system || code ? { unit, coding } : { unit }
}
