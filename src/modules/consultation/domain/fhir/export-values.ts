import type { Question } from "../definition/questions"
import type { Coding } from "./schema"
import { OPTION_SYSTEM, UCUM } from "./urls"

type Of<K extends Question["kind"]> = Extract<Question, { kind: K }>
type Option = Of<"single">["options"][number]

export type OptionValue = {
  valueCoding?: Coding
  valueString?: string
  valueInteger?: number
  valueDate?: string
}

/** What choosing the option is in FHIR: what it was imported as, or a code of our own. */
export function optionValue({ value, label, fhir }: Option): OptionValue {
  switch (fhir?.type) {
    case "coding":
      return {
        valueCoding: {
          ...(fhir.system === undefined ? {} : { system: fhir.system }),
          ...(fhir.code === undefined ? {} : { code: fhir.code }),
          display: label,
        },
      }
    case "string":
      return { valueString: label }
    case "integer":
      if (/^-?\d{1,9}$/.test(label)) {
        return { valueInteger: Number(label) }
      }
      break
    case "date":
      if (/^\d{4}-\d{2}-\d{2}$/.test(label)) {
        return { valueDate: label }
      }
      break
    case undefined:
      break
  }
  return {
    valueCoding: { system: OPTION_SYSTEM, code: value, display: label },
  }
}

/** The unit as it came, or by its name. */
export function unitCoding({ unit, fhir }: Of<"number">): Coding | undefined {
  if (unit === undefined) {
    return undefined
  }
  const source = fhir?.unit
  return source && (source.display === unit || source.code === unit)
    ? source
    : { display: unit }
}

export const CENTIMETRES: Coding = {
  system: UCUM,
  code: "cm",
  display: "cm",
}
export const KILOGRAMS: Coding = { system: UCUM, code: "kg", display: "kg" }
