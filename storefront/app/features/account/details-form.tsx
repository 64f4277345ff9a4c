import type { GpPractice, PatientView } from "../../lib/contracts"
import type { FieldErrors } from "../../lib/errors"
import { Choices } from "../../ui/choices"
import { DateInput } from "../../ui/date-input"
import { FieldSet } from "../../ui/field"
import { TextField } from "../../ui/text-field"
import { AddressFields } from "./address-fields"
import type { TypedDetails } from "./details"
import { GpFields } from "./gp-fields"

type Props = {
  typed: TypedDetails
  errors: FieldErrors | undefined
  practices: GpPractice[] | null
  saved: PatientView["gp"]["practice"]
  /** What the person agrees to by answering yes. */
  consent: string
  /** The form's own address, for the search button. */
  here: string
  submit: string
}

const SEXES = [
  { value: "female", label: "Female" },
  { value: "male", label: "Male" },
]

/** A patient's profile: who, where, and the answer about the GP. */
export function DetailsForm(props: Props) {
  const { typed, errors, here, submit } = props
  return (
    <form method="post" noValidate action={here}>
      {/* Pressing Enter in a field saves, rather than searching for a practice. */}
      <button
        type="submit"
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
      >
        {submit}
      </button>
      <h2>About you</h2>
      <TextField
        name="first_name"
        label="First name"
        autoComplete="given-name"
        value={typed.first_name}
        error={errors?.first_name}
      />
      <TextField
        name="last_name"
        label="Last name"
        autoComplete="family-name"
        hint="As on your passport or driving licence: we have to check who you are."
        value={typed.last_name}
        error={errors?.last_name}
      />
      <DateInput
        name="date_of_birth"
        legend="Date of birth"
        hint="For example, 27 3 1985. You must be 18 or over."
        value={typed.date_of_birth}
        error={errors?.date_of_birth}
        birthday
      />
      <FieldSet
        id="sex"
        legend="Sex"
        hint="As registered at birth. Some treatments are only safe for one sex."
        error={errors?.sex}
      >
        <Choices
          name="sex"
          kind="radio"
          choices={SEXES}
          chosen={[typed.sex]}
          inline
        />
      </FieldSet>
      <TextField
        name="phone"
        label="Phone number"
        type="tel"
        autoComplete="tel"
        hint="A UK mobile number if you have one. The clinician may call you."
        value={typed.phone}
        error={errors?.phone}
      />
      <h2>Home address</h2>
      <AddressFields typed={typed.address} errors={errors} />
      <GpFields {...props} />
      <div className="actions">
        <button className="button" type="submit">
          {submit}
        </button>
      </div>
    </form>
  )
}
