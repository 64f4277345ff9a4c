import { html, type Html, layout } from "../kit/html"
import { plain } from "../kit/schema"
import { TEST_CARDS } from "./cards"
import type { PaymentIntent, SetupIntent } from "./objects"

const BUTTONS = [
  "visa",
  "authenticationRequired",
  "authenticationRequiredOnSetup",
  "chargeDeclined",
  "chargeDeclinedInsufficientFunds",
  "authenticationRequiredChargeDeclinedInsufficientFunds",
  "chargeCustomerFail",
  "createDispute",
  "pendingRefund",
  "refundFail",
]

/** The hosted card form, with the reason of the last refusal. */
export function payPage(
  intent: PaymentIntent,
  action: string,
  returnUrl: string,
  problem = ""
): string {
  return cardPage({
    title: `Pay ${money(intent.amount, intent.currency)}`,
    refusal: "Payment not taken.",
    message: problem || plain(intent.last_payment_error?.message),
    back: "Go back without paying",
    action,
    returnUrl,
  })
}

/** The hosted form that saves a card for later payments. */
export function savePage(
  setup: SetupIntent,
  action: string,
  returnUrl: string,
  problem = ""
): string {
  return cardPage({
    title: "Save this card",
    refusal: "Card not saved.",
    message: problem || plain(setup.last_setup_error?.message),
    back: "Go back without saving",
    action,
    returnUrl,
  })
}

type CardPage = {
  title: string
  refusal: string
  message: string
  back: string
  action: string
  returnUrl: string
}

function cardPage(of: CardPage): string {
  const { title, refusal, message, back, action, returnUrl } = of
  const body = html` <h1>${title}</h1>
    <p class="note">Stripe sandbox: test cards only, no money moves.</p>
    ${message &&
    html`<p class="error" role="alert" id="error">
      <strong>${refusal}</strong> ${message} You can try again.
    </p>`}
    <form method="post" action="${action}" class="card">
      <label for="number">Card number</label>
      <input
        id="number"
        name="number"
        inputmode="numeric"
        autocomplete="cc-number"
        required
        maxlength="23"
        ${describedBy(message)}
      />
      <div class="row">
        <div>
          <label for="expiry">Expiry (MM/YY)</label>
          <input
            id="expiry"
            name="expiry"
            inputmode="numeric"
            autocomplete="cc-exp"
            placeholder="12/34"
            required
            maxlength="7"
          />
        </div>
        <div>
          <label for="cvc">Security code</label>
          <input
            id="cvc"
            name="cvc"
            inputmode="numeric"
            autocomplete="cc-csc"
            required
            maxlength="4"
          />
        </div>
      </div>
      <button class="main">${title}</button>
    </form>
    <form method="post" action="${action}" class="card">
      <h2>Or use a test card</h2>
      ${TEST_CARDS.filter((card) => BUTTONS.includes(card.token)).map(
        (card) =>
          html`<p>
            <button name="test_card" value="${card.token}">
              ${card.label} (…${card.number.slice(-4)})
            </button>
          </p>`
      )}
    </form>
    ${returnUrl && html`<p><a href="${returnUrl}">${back}</a></p>`}`
  return layout(title, body)
}

/** The bank's page that asks the cardholder. */
export function bankPage(amount: string, action: string): string {
  return layout(
    "Confirm with your bank",
    html`<h1>Confirm with your bank</h1>
      <p>Sandbox Bank asks you to confirm ${amount}.</p>
      <form method="post" action="${action}" class="card">
        <p>
          <button class="main" name="answer" value="complete">Complete</button>
        </p>
        <p><button name="answer" value="fail">Fail</button></p>
      </form>`
  )
}

/** A closing page where there is nowhere to go back to. */
export function endPage(title: string, sentence: string): string {
  return layout(
    title,
    html`<h1>${title}</h1>
      <p role="status">${sentence}</p>`
  )
}

export function money(amount: number, currency: string): string {
  return new Intl.NumberFormat("en-GB", {
    style: "currency",
    currency: currency.toUpperCase(),
  }).format(amount / 100)
}

function describedBy(message: string): Html {
  return message ? html` aria-describedby="error" aria-invalid="true"` : html``
}
