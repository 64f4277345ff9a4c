import { formatMoney } from "../../lib/money"
import { CardForm } from "./card-form"
import { hostedAddress } from "./hosted-address"

/** Stripe's form in the page, the provider's own page, or neither. */
export type CardWays = {
  card: { publishableKey: string; secret: string; returnTo: string } | null
  hosted: string | null
}

/** How a prepared payment can be made by card; it leads back to `back`. */
export const cardWays = (
  payment: {
    publishable_key: string | null
    client_secret: string
    hosted_url: string | null
  },
  back: string
): CardWays => ({
  hosted: payment.hosted_url ? hostedAddress(payment.hosted_url, back) : null,
  card: payment.publishable_key
    ? {
        publishableKey: payment.publishable_key,
        secret: payment.client_secret,
        returnTo: back,
      }
    : null,
})

/** The card's part of a page on which something is paid. @param kept what stays where no payment can be taken */
export function PayByCard({
  ways: { card, hosted },
  amount,
  kept,
}: {
  ways: CardWays
  amount: Parameters<typeof formatMoney>[0]
  kept: string
}) {
  const total = formatMoney(amount)
  if (card) {
    return <CardForm {...card} label={`Pay ${total}`} />
  }
  if (!hosted) {
    return (
      <p>
        We can’t take a payment at the moment. {kept}; please try again later.
      </p>
    )
  }
  return (
    <>
      <p className="lead">
        You enter your card on the secure page of our payment provider, then
        come back here. We never see your card number.
      </p>
      <p>
        <a className="button" href={hosted}>
          Pay {total} by card
        </a>
      </p>
    </>
  )
}
