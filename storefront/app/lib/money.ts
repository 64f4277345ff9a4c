import type { Money } from "./contracts"

/** £12.50 from `{ amount: 1250, currency: "gbp" }`; minor units of two digits. */
export function formatMoney(money: Money): string {
  return new Intl.NumberFormat("en-GB", {
    style: "currency",
    currency: money.currency.toUpperCase(),
  }).format(money.amount / 100)
}
