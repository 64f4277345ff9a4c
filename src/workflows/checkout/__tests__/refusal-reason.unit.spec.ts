import type { PaymentIntent } from "../payment-session"
import { refusalReason } from "../refusal-reason"

const intent = (change: Partial<PaymentIntent>): PaymentIntent => ({
  id: "pi_1",
  client_secret: "pi_1_secret",
  status: "requires_payment_method",
  ...change,
})
const declined = (code: string, decline_code?: string) =>
  intent({ last_payment_error: { code, decline_code } })

describe("the reason for a refused payment", () => {
  it.each([
    [declined("card_declined", "insufficient_funds"), /enough money/],
    [declined("card_declined", "generic_decline"), /bank refused the card/],
    [declined("expired_card"), /expired/],
    [declined("incorrect_cvc"), /security code/],
    [declined("payment_intent_authentication_failure"), /confirm/],
    [declined("never_heard_of"), /bank refused the card/],
  ])(
    "%# says what the bank said, and that nothing was taken",
    (given, text) => {
      expect(refusalReason(given)).toMatch(text)
      expect(refusalReason(given)).toMatch(/Nothing was taken\.$/)
    }
  )

  it("doesn't tell that a card was reported stolen", () => {
    const plain = refusalReason(declined("card_declined", "generic_decline"))
    expect(refusalReason(declined("card_declined", "stolen_card"))).toBe(plain)
    expect(refusalReason(declined("card_declined", "lost_card"))).toBe(plain)
  })

  it.each([
    [null, /hasn't been made yet/],
    [intent({}), /hasn't been made yet/],
    [intent({ status: "requires_action" }), /confirm/],
    [intent({ status: "processing" }), /wait/],
    [intent({ status: "canceled" }), /start it again/],
  ])("%# speaks of the state where no card was refused", (given, text) => {
    expect(refusalReason(given)).toMatch(text)
  })
})
