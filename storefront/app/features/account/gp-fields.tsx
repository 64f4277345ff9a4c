import type { GpPractice, PatientView } from "../../lib/contracts"
import type { FieldErrors } from "../../lib/errors"
import { Choices } from "../../ui/choices"
import { FieldSet } from "../../ui/field"
import { TextField } from "../../ui/text-field"
import type { TypedDetails } from "./details"

type Props = {
  typed: TypedDetails
  errors: FieldErrors | undefined
  /** What a search found; null before any search. */
  practices: GpPractice[] | null
  saved: PatientView["gp"]["practice"]
  /** What the person agrees to by answering yes. */
  consent: string
  here: string
}

const answers = (consent: string) => [
  {
    value: "practice",
    label: "Yes, tell my GP practice",
    detail: consent,
  },
  {
    value: "no_consent",
    label: "No, don’t tell my GP practice",
    detail:
      "The clinician will ask you why, or may decide not to prescribe where your GP needs to know.",
  },
  {
    value: "no_gp",
    label: "I’m not registered with a GP practice",
  },
]

const asChoice = (practice: {
  code: string
  name: string
  address: string
  postcode?: string
}) => ({
  value: practice.code,
  label: practice.name,
  detail:
    practice.postcode && !practice.address.includes(practice.postcode)
      ? `${practice.address}, ${practice.postcode}`
      : practice.address,
})

const found = (count: number) =>
  count === 1 ? "1 practice found" : `${count} practices found`

/** The answer about the GP, and the practice from the directory (SAF-5). */
export function GpFields(props: Props) {
  const { typed, errors, practices, saved, consent, here } = props
  const listed = practices ?? (saved ? [{ ...saved, postcode: "" }] : [])
  return (
    <section id="gp" tabIndex={-1}>
      <h2>Your GP practice</h2>
      <p>
        It is safer when your GP knows what you take: they can look out for
        other medicines and conditions that don’t go with it. If treatment is
        approved, we send the practice a letter with the medicine, the dose and
        who approved it.
      </p>
      <FieldSet
        id="gp_answer"
        legend="May we tell your GP practice about your treatment?"
        error={errors?.gp_answer}
      >
        <Choices
          name="gp_answer"
          kind="radio"
          choices={answers(consent)}
          chosen={[typed.gp_answer]}
        />
      </FieldSet>
      <TextField
        name="gp_query"
        label="Find your practice"
        hint="Only if you answered yes. Search by name, town or postcode."
        value={typed.gp_query}
        error={errors?.gp_query}
      />
      <p>
        <button
          className="button quiet"
          type="submit"
          name="intent"
          value="search"
          formAction={`${here}#gp`}
        >
          Search
        </button>
      </p>
      {practices ? (
        <p role="status">
          {practices.length === 0
            ? "No practice found. Try part of the name, or the postcode."
            : found(practices.length)}
        </p>
      ) : null}
      {listed.length > 0 ? (
        <FieldSet id="practice_code" legend="Select your practice">
          <Choices
            name="practice_code"
            kind="radio"
            choices={listed.map(asChoice)}
            chosen={[typed.practice_code]}
          />
        </FieldSet>
      ) : null}
    </section>
  )
}
