import type { ProductPage } from "../../lib/contracts"
import type { FieldErrors } from "../../lib/errors"
import { formatMoney } from "../../lib/money"
import { Choices } from "../../ui/choices"
import { FieldSet } from "../../ui/field"
import { TextField } from "../../ui/text-field"
import { CLASS_NOTES } from "./legal-class"

type Props = { product: ProductPage; errors: FieldErrors | undefined }

/** Pack and quantity of something that may be bought without a consultation. */
export function BuyForm({ product, errors }: Props) {
  const available = product.variants.filter(({ in_stock }) => in_stock)
  const first = available[0]
  if (!first) {
    return (
      <>
        <h2>Out of stock</h2>
        <p>We don’t have this at the moment. Please look again later.</p>
      </>
    )
  }
  const most = Math.max(...available.map((one) => one.max_quantity))
  return (
    <form method="post">
      <h2>Order</h2>
      <FieldSet id="variant" legend="Pack" error={errors?.variant}>
        <Choices
          name="variant"
          kind="radio"
          chosen={[first.id]}
          choices={product.variants.map((variant) => ({
            value: variant.id,
            label: variant.title,
            detail: variant.in_stock ? undefined : "Out of stock",
            aside: formatMoney(variant.price),
            disabled: !variant.in_stock,
          }))}
        />
      </FieldSet>
      <TextField
        name="quantity"
        label="Quantity"
        value="1"
        width="w-2"
        inputMode="numeric"
        hint={`Up to ${most} in one order`}
        error={errors?.quantity}
      />
      <button className="button" type="submit">
        Add to basket
      </button>
      <p className="muted small">{CLASS_NOTES[product.legal_class]}</p>
    </form>
  )
}
