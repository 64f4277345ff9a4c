import type { PaymentIntent } from "./payment-session"

const BY_CODE: Record<string, string> = {
  insufficient_funds:
    "Your bank refused the card: there isn't enough money in the account.",
  expired_card: "The card has expired.",
  incorrect_cvc: "The security code is not the card's.",
  incorrect_number: "The card number is not right.",
  lost_card: "Your bank refused the card.",
  stolen_card: "Your bank refused the card.",
  authentication_required:
    "Your bank asks you to confirm this payment, and it wasn't confirmed.",
  payment_intent_authentication_failure:
    "Your bank asks you to confirm this payment, and it wasn't confirmed.",
  processing_error: "The card couldn't be read just now. Please try again.",
}

/**
 * Why nothing was paid, for the patient to read. A lost or stolen card gives
 * the general answer on purpose: the holder of the card may not be the one who
 * reads it.
 */
export function refusalReason(intent: PaymentIntent | null): string {
  const error = intent?.last_payment_error
  if (error) {
    const reason =
      BY_CODE[error.decline_code ?? ""] ?? BY_CODE[error.code ?? ""]
    return `${reason ?? "Your bank refused the card."} Nothing was taken.`
  }
  switch (intent?.status) {
    case "requires_action":
      return "Your bank asks you to confirm this payment first."
    case "processing":
      return "Your bank is still working on this payment. Please wait a moment."
    case "canceled":
      return "This payment was cancelled. Please start it again."
    default:
      return "The payment hasn't been made yet."
  }
}
