import type { Treatment } from "../../lib/contracts"
import type { FieldErrors } from "../../lib/errors"
import { formatMoney } from "../../lib/money"
import { Choices } from "../../ui/choices"
import { FieldNotes } from "../../ui/field"
import { TextField } from "../../ui/text-field"
import type { TypedChoice } from "./treatment-choice"

type Props = {
  treatments: Treatment[]
  preferred: string | null
  errors: FieldErrors | undefined
  chosen: TypedChoice | undefined
}

/** The pack that is ticked first: the only one, or one of the preferred product. */
function firstChoice({ treatments, preferred, chosen }: Props): string[] {
  if (chosen) {
    return [chosen.variant]
  }
  const wanted =
    treatments.length === 1
      ? treatments[0]
      : treatments.find(({ product }) => product.handle === preferred)
  const packs = wanted?.variants.filter(({ in_stock }) => in_stock) ?? []
  return packs.length === 1 && packs[0] ? [packs[0].id] : []
}

/** Treatments with the reason for each, their packs, and how many. */
export function TreatmentForm(props: Props) {
  const { treatments, errors, chosen } = props
  const ticked = firstChoice(props)
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
        {treatments.map(({ product, variants, reason }) => (
          <fieldset className="field" key={product.handle}>
            <legend className="question">{product.title}</legend>
            <p className="hint">{reason}</p>
            <Choices
              name="variant"
              kind="radio"
              chosen={ticked}
              idPrefix={`variant-${product.handle}`}
              choices={variants.map((variant) => ({
                value: variant.id,
                label: variant.title,
                detail: variant.in_stock ? undefined : "Out of stock",
                aside: formatMoney(variant.price),
                disabled: !variant.in_stock,
              }))}
            />
          </fieldset>
        ))}
      </div>
      <TextField
        name="quantity"
        label="How many packs?"
        hint={`One-off order, up to ${most}`}
        width="w-2"
        inputMode="numeric"
        value={chosen?.quantity ?? "1"}
        error={errors?.quantity}
      />
      <div className="actions">
        <button className="button" type="submit">
          Add to basket
        </button>
      </div>
    </form>
  )
}
