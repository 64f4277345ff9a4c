import type { BasketView } from "../../lib/contracts"
import type { FieldErrors } from "../../lib/errors"
import { Choices } from "../../ui/choices"
import { FieldNotes } from "../../ui/field"

type Props = {
  mandate: NonNullable<BasketView["mandate"]>
  errors: FieldErrors | undefined
}

/** The agreement to the payments of a plan, and the tick without which nothing is paid (PAY-3). */
export function MandateForm({ mandate, errors }: Props) {
  return (
    <form method="post" className="section" noValidate>
      <h2 id="monthly-payments">Your monthly payments</h2>
      <ul>
        {mandate.text.split("\n").map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <input type="hidden" name="mandate_hash" value={mandate.hash} />
      <div
        className={`field ${errors?.mandate ? "invalid" : ""}`}
        role="group"
        aria-label="Agreement"
      >
        <FieldNotes id="mandate" error={errors?.mandate} />
        <Choices
          name="mandate"
          kind="checkbox"
          chosen={[]}
          choices={[{ value: "yes", label: "I agree to these payments" }]}
        />
      </div>
      <button className="button" type="submit">
        Continue to payment
      </button>
    </form>
  )
}
