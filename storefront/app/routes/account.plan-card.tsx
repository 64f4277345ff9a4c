import { data, redirect } from "react-router"
import { CardForm } from "../features/basket/card-form"
import { cardWays } from "../features/basket/pay-by-card"
import type { CardWays } from "../features/basket/pay-by-card"
import { agreeCard, readAgreement } from "../features/plans/api.server"
import { isRefusal } from "../lib/errors"
import type { FieldErrors } from "../lib/errors"
import { fieldText } from "../lib/form"
import { again, answered, requireCustomer } from "../lib/guards.server"
import { CARD_FORM_HEADER } from "../lib/security-headers.server"
import { keepSession } from "../lib/session.server"
import { ErrorSummary } from "../ui/error-summary"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import type { Route } from "./+types/account.plan-card"

/** Stripe's card form runs in the browser; without a key nothing does. */
export const handle = { scripts: true }

export const headers: Route.HeadersFunction = ({
  actionHeaders,
  loaderHeaders,
}) => (actionHeaders.has(CARD_FORM_HEADER) ? actionHeaders : loaderHeaders)

export async function loader({ request, params }: Route.LoaderArgs) {
  const session = await requireCustomer(request)
  const reason = session.get("payment_reason") ?? null
  try {
    const agreement = await answered(
      request,
      session,
      readAgreement(session, params.id)
    )
    return data(
      { agreement, reason },
      { headers: reason ? await keepSession(session) : {} }
    )
  } catch (error) {
    // Nothing is charged any more: its page says how the plan stands.
    throw isRefusal(error) ? redirect(`/account/plans/${params.id}`) : error
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const session = await requireCustomer(request)
  const form = await request.formData()
  if (!form.has("agreed")) {
    return again({
      errors: { agreed: "Tick the box to agree first" } as FieldErrors,
      ways: null,
    })
  }
  try {
    const saving = await answered(
      request,
      session,
      agreeCard(session, params.id, fieldText(form, "mandate"))
    )
    const back = `/account/plans/${params.id}/card/return`
    const ways = cardWays(saving, new URL(back, request.url).href)
    return data(
      { errors: undefined, ways },
      { headers: ways.card ? { [CARD_FORM_HEADER]: "stripe" } : {} }
    )
  } catch (error) {
    if (!isRefusal(error)) {
      throw error
    }
    const agreed =
      error.status === 429
        ? "You have tried this very often. Please wait an hour, or call us."
        : "What is still to be paid has changed. Please read it again."
    return again({ errors: { agreed } as FieldErrors, ways: null })
  }
}

export default function PlanCardPage({
  loaderData,
  actionData,
}: Route.ComponentProps) {
  const { agreement, reason } = loaderData
  const { plan, mandate } = agreement
  const errors = actionData?.errors
  const ways = actionData?.ways
  return (
    <Page title="Pay with another card" invalid={Boolean(errors)} narrow>
      <ErrorSummary errors={errors} />
      <a className="back" href={`/account/plans/${plan.id}`}>
        Your plan
      </a>
      <h1>Pay with another card</h1>
      {reason && !ways ? (
        <Notice tone="danger" title="Your card was not saved" live>
          <p>{reason}</p>
          <p>
            Your plan and your earlier card stay as they were. You can try
            again, with the same card or another.
          </p>
        </Notice>
      ) : null}
      {ways ? (
        <GiveCard ways={ways} />
      ) : (
        <form method="post" className="stack" noValidate>
          <div className="card">
            <h2>What you agree to</h2>
            <p className="lines">{mandate.text}</p>
          </div>
          <input type="hidden" name="mandate" value={mandate.hash} />
          <div className={`field ${errors ? "invalid" : ""}`}>
            {errors ? <p className="error">{errors["agreed"]}</p> : null}
            <label className="choice" htmlFor="agreed">
              <input type="checkbox" id="agreed" name="agreed" value="yes" />
              <span>I agree</span>
            </label>
          </div>
          <button className="button" type="submit">
            Continue to the card
          </button>
        </form>
      )}
    </Page>
  )
}

/** Stripe's form, or the provider's own page. */
function GiveCard({ ways }: { ways: CardWays }) {
  const { card, hosted } = ways
  if (card) {
    return <CardForm {...card} label="Save this card" saves />
  }
  return hosted ? (
    <>
      <p className="lead">
        You enter your card on the secure page of our payment provider, then
        come back here. We never see your card number.
      </p>
      <p>
        <a className="button" href={hosted}>
          Enter your card
        </a>
      </p>
    </>
  ) : (
    <p>
      We can’t take a card at the moment. Your plan stays as it is; please try
      again later.
    </p>
  )
}
