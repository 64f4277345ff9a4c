import type {
  CaseEnding,
  CaseState,
} from "../../modules/clinical-review/domain/case-state-machine"
import type { SupplyState } from "../../modules/dispensing/domain/supply-machine"
import { endingWords } from "./ending-words"

/** What a patient reads: a word, and a sentence that says what happens next. */
export type PatientWords = { word: string; sentence: string }

const CASE_WORDS: Record<CaseState, PatientWords> = {
  payment_pending: {
    word: "Awaiting payment",
    sentence: "We are waiting for your payment to go through.",
  },
  identity_pending: {
    word: "Checking your details",
    sentence: "Payment received. We are checking your identity.",
  },
  identity_action_required: {
    word: "ID check: action required",
    sentence:
      "We could not confirm who you are yet. What we need from you is under “ID check” in your account.",
  },
  identity_review: {
    word: "ID check: being looked at",
    sentence: "Thank you. We are looking at your documents.",
  },
  queued: {
    word: "Pending clinical approval",
    sentence: "Payment received. Your request is waiting to be reviewed.",
  },
  in_review: {
    word: "Being reviewed",
    sentence: "A clinician is looking at your request.",
  },
  awaiting_patient: {
    word: "We need to hear from you",
    sentence: "We have asked you a question. Please answer in your messages.",
  },
  awaiting_acceptance: {
    word: "A change for you to accept",
    sentence: "The clinician suggests a change. Please accept or decline it.",
  },
  awaiting_signature: {
    word: "Being reviewed",
    sentence: "Your prescription is waiting for the prescriber's signature.",
  },
  approved: {
    word: "Approved",
    sentence: "Your request is approved and with our pharmacy team.",
  },
  rejected: {
    word: "Not approved",
    sentence: "We could not approve this request. Please read our message.",
  },
  cancelled: { word: "Cancelled", sentence: "This request was cancelled." },
  abandoned: {
    word: "Abandoned",
    sentence: "This request was closed because it was not completed.",
  },
  awaiting_refund: {
    word: "Refund on its way",
    sentence: "Your refund was requested and takes a few working days.",
  },
  refunded: { word: "Refunded", sentence: "Your money was returned." },
  closed: { word: "Complete", sentence: "This request is complete." },
}

/** Once approved, the supply tells more than the case. */
const SUPPLY_WORDS: Record<SupplyState, PatientWords | undefined> = {
  scheduled: {
    word: "Scheduled",
    sentence: "Your next supply is planned.",
  },
  due: undefined,
  ready: undefined,
  dispensing: {
    word: "Being prepared",
    sentence: "Our pharmacy team is preparing your parcel.",
  },
  packed: {
    word: "Packed",
    sentence: "Your parcel is packed and leaves us soon.",
  },
  labelled: {
    word: "Packed",
    sentence: "Your parcel is packed and leaves us soon.",
  },
  dispatched: {
    word: "On its way",
    sentence: "Your parcel has left us. You can follow it below.",
  },
  delivered: { word: "Delivered", sentence: "Your parcel was delivered." },
  awaiting_choice: {
    word: "Out of stock",
    sentence: "We are out of stock. Please tell us how to go on.",
  },
  cancelled: { word: "Cancelled", sentence: "This supply was cancelled." },
  further_consultation: {
    word: "New consultation needed",
    sentence: "Please start a new consultation.",
  },
  delivery_failed: {
    word: "Delivery failed",
    sentence: "Your parcel did not arrive. We are looking into it.",
  },
  returned: {
    word: "Returned to us",
    sentence: "Your parcel came back to us. We will be in touch.",
  },
  disposed: { word: "Closed", sentence: "This supply was closed." },
  refunded: { word: "Refunded", sentence: "Your money was returned." },
  replaced: {
    word: "Replaced",
    sentence: "We are sending you a new parcel.",
  },
}

/**
 * The words for one treatment, derived from its case, how it ended, and its
 * latest supply (requirements, section 14). The one place for them.
 */
export function patientWords(
  caseState: CaseState,
  supplyState: SupplyState | null,
  endedAs: CaseEnding | null = null
): PatientWords {
  const ending = endingWords(caseState, endedAs)
  if (ending) {
    return ending
  }
  const ofSupply =
    supplyState && ["approved", "closed"].includes(caseState)
      ? SUPPLY_WORDS[supplyState]
      : undefined
  return ofSupply ?? CASE_WORDS[caseState]
}

// What needs the patient stands before what runs by itself.
const ORDER_OF_CONCERN = [
  "We need to hear from you",
  "A change for you to accept",
  "ID check: action required",
  "Out of stock",
  "Delivery failed",
  "Not approved",
  "Checking your details",
  "Pending clinical approval",
  "Being reviewed",
]

/** The words for a whole order: the most pressing of its treatments. */
export function orderWords(treatments: PatientWords[]): PatientWords {
  const rank = (words: PatientWords) => {
    const place = ORDER_OF_CONCERN.indexOf(words.word)
    return place === -1 ? ORDER_OF_CONCERN.length : place
  }
  const [first] = [...treatments].sort((a, b) => rank(a) - rank(b))
  return (
    first ?? {
      word: "Received",
      sentence: "We have received your order.",
    }
  )
}
