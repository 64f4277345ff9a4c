import { z } from "@medusajs/framework/zod"
import type { Money, StatusWords } from "./account"
import type { AccountDoseChange } from "./dose-change"
import type { AccountCheckIn } from "./check-in"
import type { PaymentView, SetDeliveryAddressType } from "./basket"
import type { AccountReminder } from "./reminder"

const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, "has to be a day, e.g. 2026-11-21")
  .refine((text) => !Number.isNaN(Date.parse(text)), "has to be a day")

/** The day that was shown for the next month, so that a form sent twice changes it once. */
export const SkipMonth = z.object({ seen: day }).strict()
export type SkipMonthType = z.infer<typeof SkipMonth>

export const MoveMonth = z.object({ seen: day, day }).strict()
export type MoveMonthType = z.infer<typeof MoveMonth>

/** What the patient says beside that they want to end the plan. */
export const AskToEnd = z
  .object({ words: z.string().trim().max(2_000).default("") })
  .strict()
export type AskToEndType = z.infer<typeof AskToEnd>

/** The wording that was shown; another one by now is refused. */
export const AgreeCard = z.object({ mandate_hash: z.string().min(1) }).strict()
export type AgreeCardType = z.infer<typeof AgreeCard>

export const UseCard = z
  .object({
    /** Stripe's id and nothing else, as a refusal repeats it. */
    setup_intent: z.string().regex(/^seti_\w{1,200}$/, "has to be its id"),
  })
  .strict()
export type UseCardType = z.infer<typeof UseCard>

export type AccountPlanCard = {
  id: string
  reference: string
  name: string
  status: StatusWords
  /** What the patient has to do something about. */
  needs_you: boolean
  /** What the patient is to answer before the next month; null for nothing now. */
  check_in: AccountCheckIn | null
  next: { day: string; amount: Money } | null
}

export type AccountInstalment = {
  number: number
  /** Null until the first parcel has left. */
  due_on: string | null
  amount: Money
  /** What it is of, where its strength isn't the plan's present one. */
  name: string | null
  status: StatusWords
  order_id: string | null
}

export type AccountPlan = AccountPlanCard & {
  months: number
  quantity: number
  monthly: Money
  delivery: Money
  order_id: string
  instalments: AccountInstalment[]
  history: { at: string; label: string }[]
  /** From when the patient can see to what follows, null for now, and how; null before the first parcel, while the plan stands still, and where it ended early. */
  next_order: { from: string | null; way: AccountReminder["way"] } | null
  /** Where the parcels go whose order isn't made yet. */
  delivery_address: SetDeliveryAddressType["address"]
  /** When the patient asked to end it. */
  asked_to_end_at: string | null
  /** Another strength that is suggested, or waits for its signature; null for none. */
  dose_change: AccountDoseChange | null
  /** The card that is charged, and what was agreed with it. */
  card: { label: string | null; agreed_at: string; text: string } | null
  /** A month whose payment was refused or waits for the patient. */
  unpaid: {
    amount: Money
    way: "confirm" | "new_card"
    /** Whether the card there is may be tried again; one that the bank refused for good may not. */
    same_card: boolean
  } | null
  may: {
    skip: { seen: string; to: string } | null
    /** Why a month can't be left out. */
    skip_not: string | null
    move: { seen: string; earliest: string; latest: string } | null
    pause: boolean
    resume: boolean
    change_card: boolean
    change_address: boolean
    ask_to_end: boolean
    /** Whether nothing has left yet, so that everything goes back. */
    ends_whole: boolean
  }
}

/** What another card would be charged for, to agree to. */
export type CardAgreementView = {
  mandate: { text: string; hash: string }
  plan: { id: string; reference: string }
  unpaid: Money | null
}

/** The saving of the card at the partner; as a payment, but of nothing. */
export type CardSavingView = Omit<PaymentView, "payment_intent"> & {
  setup_intent: string
}

/** `ask`: the bank's page comes next. */
export type InstalmentPayment =
  | { state: "ask"; url: string }
  /** `waiting`: the bank hasn't answered yet; `on_hold`: nothing is taken, as it can't be sent now. */
  | { state: "paid" | "waiting" | "refused" | "on_hold" }
