export type Decline = { code: string; decline_code?: string; message: string }

export type TestCard = {
  number: string
  brand: string
  token: string
  label: string
  /** Why a charge fails; for `authenticate` cards, after authentication. */
  decline?: Decline
  /** When the bank asks the cardholder. */
  authenticate?: "always" | "unless_set_up"
  /** A decline card that may still be saved to a customer. */
  attaches?: boolean
  dispute?: boolean
  refund?: "pending" | "fails"
}

const declined = (decline_code: string): Decline => ({
  code: "card_declined",
  decline_code,
  message:
    decline_code === "insufficient_funds"
      ? "Your card has insufficient funds."
      : "Your card was declined.",
})

const card = (
  number: string,
  token: string,
  label: string,
  more: Partial<TestCard> = {}
): TestCard => ({ number, token, label, brand: brandOf(number), ...more })

/** Stripe's test cards, with the behaviour of each. */
export const TEST_CARDS: TestCard[] = [
  card("4242424242424242", "visa", "Succeeds"),
  card("4000056655665556", "visa_debit", "Succeeds (debit)"),
  card("5555555555554444", "mastercard", "Succeeds (Mastercard)"),
  card("378282246310005", "amex", "Succeeds (American Express)"),
  card("4000008260000000", "gb", "Succeeds (United Kingdom)"),
  card(
    "4000002500003155",
    "authenticationRequiredOnSetup",
    "Asks the bank unless saved for later",
    {
      authenticate: "unless_set_up",
    }
  ),
  card("4000002760003184", "authenticationRequired", "Always asks the bank", {
    authenticate: "always",
  }),
  card(
    "4000008260003178",
    "authenticationRequiredChargeDeclinedInsufficientFunds",
    "Asks the bank, then insufficient funds",
    {
      authenticate: "always",
      decline: declined("insufficient_funds"),
    }
  ),
  card(
    "4000000000000341",
    "chargeCustomerFail",
    "Can be saved, then declines",
    {
      attaches: true,
      decline: declined("generic_decline"),
    }
  ),
  card(
    "4000000000009995",
    "chargeDeclinedInsufficientFunds",
    "Insufficient funds",
    {
      decline: declined("insufficient_funds"),
    }
  ),
  card("4000000000000002", "chargeDeclined", "Declined", {
    decline: declined("generic_decline"),
  }),
  card("4000000000009987", "chargeDeclinedLostCard", "Lost card", {
    decline: declined("lost_card"),
  }),
  card("4000000000009979", "chargeDeclinedStolenCard", "Stolen card", {
    decline: declined("stolen_card"),
  }),
  card(
    "4100000000000019",
    "chargeDeclinedFraudulent",
    "Blocked as fraudulent",
    {
      decline: declined("fraudulent"),
    }
  ),
  card("4000000000000069", "chargeDeclinedExpiredCard", "Expired card", {
    decline: {
      code: "expired_card",
      decline_code: "expired_card",
      message: "Your card has expired.",
    },
  }),
  card(
    "4000000000000127",
    "chargeDeclinedIncorrectCvc",
    "Wrong security code",
    {
      decline: {
        code: "incorrect_cvc",
        decline_code: "incorrect_cvc",
        message: "Your card's security code is incorrect.",
      },
    }
  ),
  card(
    "4000000000000119",
    "chargeDeclinedProcessingError",
    "Processing error",
    {
      decline: {
        code: "processing_error",
        decline_code: "processing_error",
        message:
          "An error occurred while processing your card. Try again in a little bit.",
      },
    }
  ),
  card("4000000000000259", "createDispute", "Succeeds, then disputed", {
    dispute: true,
  }),
  card("4000000000007726", "pendingRefund", "Refund pending, then succeeds", {
    refund: "pending",
  }),
  card("4000000000005126", "refundFail", "Refund succeeds, then fails", {
    refund: "fails",
  }),
]

const ALIASES: Record<string, string> = {
  visa_chargeDeclined: "chargeDeclined",
  visa_chargeDeclinedInsufficientFunds: "chargeDeclinedInsufficientFunds",
  visa_chargeDeclinedLostCard: "chargeDeclinedLostCard",
  visa_chargeDeclinedStolenCard: "chargeDeclinedStolenCard",
  visa_chargeDeclinedFraudulent: "chargeDeclinedFraudulent",
}

/** The card behind `pm_card_visa` or `tok_visa`. */
export function cardByToken(token: string): TestCard | undefined {
  const name = token.replace(/^(pm_card_|tok_)/, "")
  const wanted = ALIASES[name] ?? name
  return TEST_CARDS.find((c) => c.token === wanted)
}

export function cardByNumber(number: string): TestCard | undefined {
  return TEST_CARDS.find((c) => c.number === number)
}

/** Whether a card number passes the Luhn check. */
export function isLuhn(number: string): boolean {
  const digits = number.split("").reverse().map(Number)
  const sum = digits.reduce((total, digit, i) => {
    const doubled = i % 2 === 1 ? digit * 2 : digit
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return /^\d{12,19}$/.test(number) && sum % 10 === 0
}

function brandOf(number: string): string {
  if (number.startsWith("3")) {
    return "amex"
  }
  return number.startsWith("5") ? "mastercard" : "visa"
}
