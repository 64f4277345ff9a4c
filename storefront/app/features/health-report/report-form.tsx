import type { FieldErrors } from "../../lib/errors"
import { Choices } from "../../ui/choices"
import { FieldSet } from "../../ui/field"
import { TextField } from "../../ui/text-field"
import {
  KINDS,
  SEVERITIES,
  YELLOW_CARD,
  type TypedReport,
} from "./health-report"

type Props = {
  errors: FieldErrors | undefined
  typed: TypedReport | undefined
  /** The treatment whose page led here; empty for none. */
  about: string
  /** Of this showing of the form: sending it twice is one report. */
  formKey: string
}

const one = (value: string | undefined) => (value ? [value] : [])

/** What has changed, in the person's own words. Works without scripts, so nothing is hidden. */
export function ReportForm({ errors, typed, about, formKey }: Props) {
  return (
    <form method="post" noValidate>
      <input type="hidden" name="key" value={typed?.key || formKey} />
      <input type="hidden" name="case" value={typed?.case || about} />
      <FieldSet id="kind" legend="What has changed?" error={errors?.kind}>
        <Choices
          name="kind"
          kind="radio"
          choices={KINDS}
          chosen={one(typed?.kind)}
        />
      </FieldSet>
      <FieldSet
        id="severity"
        legend="For a side effect: how bad is it?"
        error={errors?.severity}
      >
        <Choices
          name="severity"
          kind="radio"
          choices={SEVERITIES}
          chosen={one(typed?.severity)}
        />
      </FieldSet>
      <TextField
        name="text"
        label="What has happened?"
        hint="Which medicine, since when, and what you have done about it. Only our clinicians read this."
        rows={6}
        maxLength={4000}
        value={typed?.text}
        error={errors?.text}
      />
      <FieldSet
        id="yellow_card"
        legend="For a side effect: Yellow Card"
        hint={
          <>
            You can report side effects to the medicines regulator yourself, at{" "}
            <a href={YELLOW_CARD} rel="noreferrer">
              yellowcard.mhra.gov.uk
            </a>
            .
          </>
        }
      >
        <Choices
          name="yellow_card"
          kind="checkbox"
          choices={[{ value: "yes", label: "I have sent a Yellow Card" }]}
          chosen={typed?.yellow_card ? ["yes"] : []}
        />
      </FieldSet>
      <div className="actions">
        <button className="button" type="submit">
          Tell our clinicians
        </button>
      </div>
    </form>
  )
}
