/** The payment itself was called off: its attempt is over, which says nothing of the card. */
export const CALLED_OFF = "canceled"

/**
 * Declines after which the same card isn't tried again (PAY-7): the card schemes
 * forbid it, or the card will never pay. Every other one may pass another day.
 */
const HARD: ReadonlySet<string> = new Set([
  CALLED_OFF,
  "card_not_supported",
  "currency_not_supported",
  "expired_card",
  "fraudulent",
  "highest_risk_level",
  "incorrect_number",
  "invalid_account",
  "invalid_number",
  "lost_card",
  "merchant_blacklist",
  "new_account_information_available",
  "no_action_taken",
  "not_permitted",
  "payment_method_unexpected_state",
  "pickup_card",
  "resource_missing",
  "restricted_card",
  "revocation_of_all_authorizations",
  "revocation_of_authorization",
  "security_violation",
  "service_not_allowed",
  "stolen_card",
  "stop_payment_order",
  "transaction_not_allowed",
])

/** Whether a decline by this code of the partner's ends the attempts with the card. */
export const isHardDecline = (code: string): boolean => HARD.has(code)
