import { redirect } from "react-router"
import { addressLines } from "../features/account/address"
import { preparePayment } from "../features/basket/api.server"
import { loadOrder } from "../features/basket/load.server"
import { MandateForm } from "../features/basket/mandate-form"
import { priceWords } from "../features/basket/plan-words"
import { rightsOf } from "../features/basket/rights"
import { Totals } from "../features/basket/totals"
import { pharmacy } from "../lib/env.server"
import { isRefusal } from "../lib/errors"
import type { FieldErrors } from "../lib/errors"
import { fieldText } from "../lib/form"
import { again, answered } from "../lib/guards.server"
import { formatMoney } from "../lib/money"
import { ErrorSummary } from "../ui/error-summary"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import { Summary } from "../ui/summary"
import type { Route } from "./+types/checkout.review"

export async function action({ request }: Route.ActionArgs) {
  const { session, basket } = await loadOrder(request)
  const form = await request.formData()
  if (fieldText(form, "mandate") !== "yes") {
    return refuse("mandate", "Tick the box to agree to the monthly payments")
  }
  try {
    const hash = fieldText(form, "mandate_hash")
    const work = preparePayment(session, basket.id, hash)
    await answered(request, session, work)
  } catch (error) {
    if (isRefusal(error)) {
      return error.code === "mandate_changed"
        ? refuse(
            "mandate",
            "The payments have changed since you read them. Please read them again, then tick the box"
          )
        : refuse("form", error.message)
    }
    throw error
  }
  return redirect("/checkout/pay")
}

const refuse = (field: string, message: string) =>
  again({ errors: { [field]: message } as FieldErrors })

export async function loader({ request }: Route.LoaderArgs) {
  const { basket, patient } = await loadOrder(request)
  return { basket, email: basket.email ?? patient.email, pharmacy }
}

export default function Review({
  loaderData,
  actionData,
}: Route.ComponentProps) {
  const { basket, email, pharmacy } = loaderData
  const errors = actionData?.errors
  const to = basket.delivery_address
  const rows = [
    {
      key: "address",
      term: "Delivered to",
      value: to
        ? [`${to.first_name} ${to.last_name}`, ...addressLines(to)].join("\n")
        : "",
      change: { href: "/checkout/address", label: "delivery address" },
    },
    {
      key: "delivery",
      term: "Delivery",
      value: basket.delivery
        ? `${basket.delivery.name}, ${formatMoney(basket.delivery.price)}`
        : "",
      change: { href: "/checkout/delivery", label: "delivery" },
    },
    { key: "email", term: "Confirmation by email to", value: email },
  ]
  return (
    <Page title="Check your order" invalid={Boolean(errors)}>
      <a className="back" href="/checkout/delivery">
        Delivery
      </a>
      <ErrorSummary errors={errors} />
      <h1>Check your order</h1>
      <div className="with-side">
        <div>
          <h2>Items</h2>
          <Summary
            rows={basket.lines.map((line) => ({
              key: line.id,
              term: line.title,
              value: priceWords(line),
              change: { href: "/basket", label: line.title },
            }))}
          />
          <h2>Delivery</h2>
          <Summary rows={rows} />
          <h2>Before you order</h2>
          <ul>
            <li>
              You order from {pharmacy.name}, {pharmacy.address}, a pharmacy
              registered with the GPhC under number {pharmacy.premisesNumber};
              telephone {pharmacy.phone}, email {pharmacy.email}.
            </li>
            <li>
              Your card is charged when you order. A clinician or our
              pharmacists then check every item. If one can’t be approved, you
              get its price back in full, to the same card.
            </li>
            {rightsOf(basket.lines).map((right) => (
              <li key={right}>{right}</li>
            ))}
            <li>
              By ordering you accept our <a href="/policies/terms">terms</a>. If
              something goes wrong:{" "}
              <a href="/policies/complaints">complaints</a>.
            </li>
          </ul>
          {basket.mandate && basket.problems.length === 0 ? (
            <MandateForm mandate={basket.mandate} errors={errors} />
          ) : null}
        </div>
        <aside className="side card stack" aria-label="Total and payment">
          <Totals
            totals={basket.totals}
            delivery={basket.delivery?.name ?? null}
          />
          {basket.problems.length > 0 ? (
            <Notice tone="warn" title="Before you can pay">
              <ul>
                {basket.problems.map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            </Notice>
          ) : basket.mandate ? (
            <p>
              <a href="#monthly-payments">
                Read and agree to your monthly payments
              </a>{" "}
              to continue.
            </p>
          ) : (
            <a className="button" href="/checkout/pay">
              Continue to payment
            </a>
          )}
          <p className="muted small">
            Nothing is charged until you confirm on the next page.
          </p>
        </aside>
      </div>
    </Page>
  )
}
