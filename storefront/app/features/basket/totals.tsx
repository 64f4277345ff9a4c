import type { Totals as Sums } from "../../lib/contracts"
import { formatMoney } from "../../lib/money"

type Props = {
  totals: Sums
  /** Null before a delivery was chosen. */
  delivery?: string | null
}

/** Items, delivery, discount and what is paid. */
export function Totals({ totals, delivery }: Props) {
  return (
    <dl className="totals">
      <div>
        <dt>Items</dt>
        <dd>{formatMoney(totals.items)}</dd>
      </div>
      <div>
        <dt>Delivery{delivery ? ` (${delivery})` : ""}</dt>
        <dd>
          {delivery === null
            ? "Chosen at checkout"
            : formatMoney(totals.delivery)}
        </dd>
      </div>
      {totals.discount.amount > 0 ? (
        <div>
          <dt>Discount</dt>
          <dd>−{formatMoney(totals.discount)}</dd>
        </div>
      ) : null}
      <div className="grand">
        <dt>Total</dt>
        <dd>{formatMoney(totals.total)}</dd>
      </div>
    </dl>
  )
}
