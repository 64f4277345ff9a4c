import type { CheckInView } from "../../lib/contracts"
import type { FieldErrors } from "../../lib/errors"
import { Choices } from "../../ui/choices"
import { FieldSet } from "../../ui/field"
import { TextField } from "../../ui/text-field"
import { EFFECTS, TAKING, type TypedCheckIn } from "./check-in"

type Props = {
  checkIn: CheckInView
  errors: FieldErrors | undefined
  typed: TypedCheckIn | undefined
  /** Of this showing of the form: sending it twice is one answer. */
  formKey: string
}

const one = (value: string | undefined) => (value ? [value] : [])

/** What is asked before the next parcel. Works without scripts, so nothing is hidden. */
export function CheckInForm({ checkIn, errors, typed, formKey }: Props) {
  const { questions } = checkIn
  return (
    <form method="post" noValidate>
      <input type="hidden" name="key" value={typed?.key || formKey} />
      <input type="hidden" name="asked" value={questions.join(" ")} />
      {questions.includes("weight") ? (
        <TextField
          name="weight"
          label="What do you weigh now?"
          hint="In kilograms, like 84.5. One stone is 6.35 kg."
          inputMode="decimal"
          suffix="kg"
          width="w-4"
          value={typed?.weight}
          error={errors?.["weight"]}
        />
      ) : null}
      {questions.includes("side_effects") ? (
        <>
          <FieldSet
            id="effects"
            legend="Have you had a side effect, or anything that may be one, since your last parcel?"
            error={errors?.["effects"]}
          >
            <Choices
              name="effects"
              kind="radio"
              choices={EFFECTS}
              chosen={one(typed?.effects)}
            />
          </FieldSet>
          <TextField
            name="effects_text"
            label="If so, what have you noticed?"
            hint="Since when, and what you have done about it. Only our clinicians read this."
            rows={4}
            maxLength={2000}
            optional
            value={typed?.effects_text}
            error={errors?.["effects_text"]}
          />
        </>
      ) : null}
      {questions.includes("still_taking") ? (
        <FieldSet
          id="taking"
          legend="Do you still take your treatment?"
          error={errors?.["taking"]}
        >
          <Choices
            name="taking"
            kind="radio"
            choices={TAKING}
            chosen={one(typed?.taking)}
          />
        </FieldSet>
      ) : null}
      <div className="actions">
        <button className="button" type="submit">
          Send my answers
        </button>
      </div>
    </form>
  )
}
