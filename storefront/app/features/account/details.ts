import type { GpAnswer, PatientInput, PatientView } from "../../lib/contracts"
import { dateFromParts, partsOfDate } from "../../lib/dates"
import type { DateParts } from "../../lib/dates"
import type { FieldErrors } from "../../lib/errors"
import { fieldText, fieldTexts, missing } from "../../lib/form"
import { readAddress, typedAddress } from "./address"
import type { TypedAddress } from "./address"

const PLAIN = [
  "first_name",
  "last_name",
  "sex",
  "phone",
  "gp_answer",
  "gp_query",
  "practice_code",
] as const

/** Everything of the details form as typed, to show it again. */
export type TypedDetails = Record<(typeof PLAIN)[number], string> & {
  date_of_birth: DateParts
  address: TypedAddress
}

export type ReadDetails = {
  typed: TypedDetails
  errors: FieldErrors
  /** Whole only when there are no errors. */
  input: PatientInput | undefined
}

const GP_ANSWERS: readonly string[] = [
  "practice",
  "no_consent",
  "no_gp",
] satisfies GpAnswer[]
const isGpAnswer = (value: string): value is GpAnswer =>
  GP_ANSWERS.includes(value)

const isSex = (value: string): value is PatientInput["sex"] =>
  value === "male" || value === "female"

const REQUIRED = {
  first_name: "Enter your first name",
  last_name: "Enter your last name",
  sex: "Select male or female",
  phone: "Enter your phone number",
  gp_answer: "Select whether we may tell your GP practice",
}

/** A choice outside its list counts as none. */
const known = (typed: Record<(typeof PLAIN)[number], string>) => ({
  ...typed,
  sex: isSex(typed.sex) ? typed.sex : "",
  gp_answer: isGpAnswer(typed.gp_answer) ? typed.gp_answer : "",
})

function readGp(typed: Record<string, string>, errors: FieldErrors) {
  const { gp_answer = "", practice_code } = typed
  if (!isGpAnswer(gp_answer)) {
    return undefined
  }
  if (gp_answer !== "practice") {
    return { answer: gp_answer }
  }
  if (!practice_code) {
    errors.gp_query = "Search for your GP practice and select it"
    return undefined
  }
  return { answer: gp_answer, practice_code }
}

/** The details form as a patient's profile, or what is missing in it. */
export function readDetails(form: FormData): ReadDetails {
  const plain = known(fieldTexts(form, PLAIN))
  const parts = {
    day: fieldText(form, "date_of_birth-day"),
    month: fieldText(form, "date_of_birth-month"),
    year: fieldText(form, "date_of_birth-year"),
  }
  const born = dateFromParts(parts)
  const home = readAddress(form)
  const errors: FieldErrors = { ...missing(plain, REQUIRED) }
  if (!born) {
    errors.date_of_birth = "Enter your date of birth, like 27 3 1985"
  }
  Object.assign(errors, home.errors)
  const gp = readGp(plain, errors)
  const { sex } = plain
  const whole = Object.keys(errors).length === 0
  return {
    typed: { ...plain, date_of_birth: parts, address: home.typed },
    errors,
    input:
      whole && born && gp && isSex(sex)
        ? {
            first_name: plain.first_name,
            last_name: plain.last_name,
            sex,
            date_of_birth: born,
            phone: plain.phone,
            home_address: home.address,
            gp,
          }
        : undefined,
  }
}

type Names = { first_name?: string | null; last_name?: string | null }

/** The first values of the form: the profile, or what registration knows. */
export function typedFrom(
  patient: PatientView | null,
  names: Names
): TypedDetails {
  return {
    first_name: patient?.first_name ?? names.first_name ?? "",
    last_name: patient?.last_name ?? names.last_name ?? "",
    sex: patient?.sex ?? "",
    phone: patient?.phone ?? "",
    gp_answer: patient?.gp.answer ?? "",
    gp_query: "",
    practice_code: patient?.gp.practice?.code ?? "",
    date_of_birth: partsOfDate(patient?.date_of_birth),
    address: typedAddress(patient?.home_address),
  }
}

/** The names of this form's fields for the fields of a profile. */
export const DETAIL_FIELDS: Record<string, string> = {
  "home_address.address_1": "address_1",
  "home_address.address_2": "address_2",
  "home_address.city": "city",
  "home_address.county": "county",
  "home_address.postcode": "postcode",
  home_address: "address_1",
  "gp.answer": "gp_answer",
  "gp.practice_code": "gp_query",
  gp: "gp_answer",
}
