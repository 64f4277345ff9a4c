import type { Treatment } from "../../lib/contracts"
import { monthsWord } from "../../lib/dates"
import type { FieldErrors } from "../../lib/errors"
import { formatMoney } from "../../lib/money"
import { Choices } from "../../ui/choices"
import { FieldNotes } from "../../ui/field"
import { TextField } from "../../ui/text-field"
import { choicesOf, choiceValue, type TypedChoice } from "./treatment-choice"

type Props = {
  treatments: Treatment[]
  preferred: string | null
  errors: FieldErrors | undefined
  chosen: TypedChoice | undefined
}

/** What is ticked first: the only thing there is to choose, nothing where plans give a choice. */
function firstChoice({ treatments, preferred, chosen }: Props): string[] {
  if (chosen) {
    return [chosen.variant]
  }
  const wanted =
    treatments.length === 1
      ? treatments[0]
      : treatments.find(({ product }) => product.handle === preferred)
  const open = wanted
    ? choicesOf(wanted).filter(({ variant }) => variant.in_stock)
    : []
  return open.length === 1 && open[0] ? [choiceValue(open[0].variant.id)] : []
}

/** One line of the list: a pack once, or month by month. */
function choiceOf(
  { variant, months, price }: ReturnType<typeof choicesOf>[number],
  hasPlans: boolean
) {
  const cost = formatMoney(price)
  const words =
    months === undefined
      ? {
          label: hasPlans ? `${variant.title}, once` : variant.title,
          detail: hasPlans ? "One parcel, paid once." : undefined,
          aside: cost,
        }
      : {
          label: `${variant.title}, plan of ${monthsWord(months)}`,
          detail:
            months === 1
              ? "One parcel and a reminder when it ends. Delivery is added."
              : `${months} monthly parcels. Delivery is added to each.`,
          aside: months === 1 ? cost : `${cost} a month`,
        }
  return {
    ...words,
    value: choiceValue(variant.id, months),
    detail: variant.in_stock ? words.detail : "Out of stock",
    disabled: !variant.in_stock,
  }
}

/** Treatments with the reason for each, their packs, and how many. */
export function TreatmentForm(props: Props) {
  const { treatments, errors, chosen } = props
  const ticked = firstChoice(props)
  const plans = treatments.some(({ variants }) =>
    variants.some((variant) => variant.plans.length > 0)
  )
  const most = Math.max(
    1,
    ...treatments.flatMap(({ variants }) =>
      variants.map(({ max_quantity }) => max_quantity)
    )
  )
  return (
    <form method="post" noValidate>
      <div
        id="variant"
        tabIndex={-1}
        className={`field ${errors?.variant ? "invalid" : ""}`}
      >
        <FieldNotes id="variant" error={errors?.variant} />
        {treatments.map((treatment) => (
          <fieldset className="field" key={treatment.product.handle}>
            <legend className="question">{treatment.product.title}</legend>
            <p className="hint">{treatment.reason}</p>
            <Choices
              name="variant"
              kind="radio"
              chosen={ticked}
              idPrefix={`variant-${treatment.product.handle}`}
              choices={choicesOf(treatment).map((choice) =>
                choiceOf(choice, choice.variant.plans.length > 0)
              )}
            />
          </fieldset>
        ))}
      </div>
      <TextField
        name="quantity"
        label="How many packs?"
        hint={
          plans
            ? `Up to ${most}. In a plan, this many in each month’s parcel.`
            : `Up to ${most}`
        }
        width="w-2"
        inputMode="numeric"
        value={chosen?.quantity ?? "1"}
        error={errors?.quantity}
      />
      {plans ? <HowPlansWork /> : null}
      <div className="actions">
        <button className="button" type="submit">
          Add to basket
        </button>
      </div>
    </form>
  )
}

/** What a plan means, before it is chosen. */
function HowPlansWork() {
  return (
    <section aria-labelledby="plans">
      <h2 id="plans">How a plan works</h2>
      <ul>
        <li>
          You pay the first month when you order. If the clinician can’t approve
          your treatment, you get it back and pay nothing more.
        </li>
        <li>
          We take the later months from the same card, about the same day each
          month, and send each parcel once it is paid. The price stays the same
          for the whole plan.
        </li>
        <li>
          In your account you can skip a month, choose another day, pause or
          stop, before a payment is taken.
        </li>
        <li>
          A discount code is taken off the first month only. Codes never apply
          to prescription-only medicines.
        </li>
      </ul>
    </section>
  )
}
