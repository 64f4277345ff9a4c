/** Where our own extensions and code systems are named; nothing is fetched from it. */
export const FHIR_BASE = "https://example.org/fhir"

const ours = (name: string) => `${FHIR_BASE}/StructureDefinition/${name}`
const hl7 = (name: string) => `http://hl7.org/fhir/StructureDefinition/${name}`
const sdc = (name: string) =>
  `http://hl7.org/fhir/uv/sdc/StructureDefinition/${name}`

/** What FHIR has no place for, of the form and of an item. */
export const FORM_ADDITIONS = ours("consultation-form")
export const ITEM_ADDITIONS = ours("consultation-item")
/** Marks the group of two numbers that is one height and weight question. */
export const HEIGHT_WEIGHT = ours("consultation-height-weight")

export const OPTION_SYSTEM = `${FHIR_BASE}/CodeSystem/consultation-option`
export const CONSULTATION_SYSTEM = `${FHIR_BASE}/NamingSystem/consultation`
export const questionnaireUrl = (key: string) =>
  `${FHIR_BASE}/Questionnaire/${key}`

export const ORDINAL_VALUE = hl7("ordinalValue")
export const ITEM_WEIGHT = hl7("itemWeight")
export const OPTION_EXCLUSIVE = hl7("questionnaire-optionExclusive")
export const HIDDEN = hl7("questionnaire-hidden")
export const ITEM_CONTROL = hl7("questionnaire-itemControl")
export const UNIT = hl7("questionnaire-unit")
export const UNIT_OPTION = hl7("questionnaire-unitOption")
export const MIN_VALUE = hl7("minValue")
export const MAX_VALUE = hl7("maxValue")
export const MIME_TYPE = hl7("mimeType")
export const VARIABLE = hl7("variable")
export const CALCULATED = sdc("sdc-questionnaire-calculatedExpression")

export const LOINC = "http://loinc.org"
export const UCUM = "http://unitsofmeasure.org"
