import type { PlanCard, PlanView } from "../../app/lib/contracts"
import { gbp, mine, missing } from "./kit"
import type { Route } from "./kit"

const terms =
  "From now on Willow Pharmacy takes the payments for your plan PLN-7F3K-9Q2M from the card that you give here, and no longer from your earlier card.\n\nWe take £22.50 now, for the month that isn’t paid.\n\nThere is one more monthly payment of £22.50: £19.60 for your treatment and £2.90 for its delivery. The days are shown in your account. Price and delivery stay the same for the whole plan unless you agree to a change.\n\nYou can skip a month, choose another day, pause or stop in your account, or by phone on 0113 496 0000, before a payment is taken. When you stop, we take nothing more.\n\nYou let Willow Pharmacy keep this card with our payment provider and ask your bank for these payments when you aren’t present."

const month = (
  number: number,
  word: string,
  sentence: string,
  due_on: string | null
) => ({
  number,
  due_on,
  amount: gbp(2250),
  name: null,
  status: { word, sentence },
  order_id: word === "To come" ? null : "order_1",
})

const active: PlanView = {
  id: "pln_1",
  reference: "PLN-7F3K-9Q2M",
  name: "Finasteride 1 mg tablets, 28",
  quantity: 1,
  months: 3,
  next_order: { from: "2026-12-21", way: "order_again" },
  status: {
    word: "Active",
    sentence:
      "Your next payment of £22.50 is due on 21 Dec 2026. We send that month’s parcel once it is paid.",
  },
  needs_you: false,
  check_in: null,
  next: { day: "2026-12-21", amount: gbp(2250) },
  monthly: gbp(2250),
  delivery: gbp(290),
  order_id: "order_1",
  instalments: [
    month(1, "Sent", "Left us on 21 Nov 2026", "2026-11-21"),
    month(2, "To come", "Due on 21 Dec 2026", "2026-12-21"),
    month(3, "To come", "Due on 21 Jan 2027", "2027-01-21"),
  ],
  history: [
    {
      at: "2026-11-21T10:30:00.000Z",
      label: "Your plan started: your first parcel left us",
    },
    {
      at: "2026-11-19T09:00:00.000Z",
      label: "You bought this plan and paid the first month",
    },
  ],
  dose_change: null,
  delivery_address: {
    first_name: "Sam",
    last_name: "Okoro",
    address_1: "12 Orchard Lane",
    city: "Leeds",
    postcode: "LS1 4ZZ",
  },
  asked_to_end_at: null,
  card: {
    label: "visa 4242",
    agreed_at: "2026-11-19T09:00:00.000Z",
    text: terms,
  },
  unpaid: null,
  may: {
    skip: { seen: "2026-12-21", to: "2027-01-21" },
    skip_not: null,
    move: { seen: "2026-12-21", earliest: "2026-12-12", latest: "2027-02-20" },
    pause: true,
    resume: false,
    change_card: true,
    change_address: true,
    ask_to_end: true,
    ends_whole: false,
  },
}

const unpaid: PlanView = {
  ...active,
  id: "pln_2",
  reference: "PLN-4Q7T-2HNB",
  status: {
    word: "Payment needed",
    sentence:
      "Your bank did not allow the payment of £22.50. Nothing is sent until it is paid. We try your card again on 22 Dec 2026.",
  },
  needs_you: true,
  next: null,
  instalments: [
    month(1, "Sent", "Left us on 21 Nov 2026", "2026-11-21"),
    month(2, "Not paid", "We try again on 22 Dec 2026", "2026-12-21"),
    month(3, "To come", "When your plan is resumed", "2027-01-21"),
  ],
  history: [
    {
      at: "2026-12-21T08:00:00.000Z",
      label: "On hold until your payment is made",
    },
    {
      at: "2026-12-21T08:00:00.000Z",
      label:
        "Your bank did not allow the payment of month 2. We try again on 22 Dec 2026",
    },
    ...active.history,
  ],
  unpaid: { amount: gbp(2250), way: "new_card", same_card: true },
  may: { ...active.may, skip: null, move: null, pause: false },
}

const confirm: PlanView = {
  ...unpaid,
  id: "pln_3",
  reference: "PLN-9K2B-6XWD",
  status: {
    word: "Please confirm a payment",
    sentence:
      "Your bank wants you to confirm £22.50 before it is paid. Nothing is sent until then.",
  },
  unpaid: { amount: gbp(2250), way: "confirm", same_card: true },
}

const ending: PlanView = {
  ...active,
  id: "pln_4",
  reference: "PLN-2M8V-5TRC",
  status: {
    word: "Ending",
    sentence:
      "You asked us to end this plan. Nothing more is charged. You see here when it has ended.",
  },
  next: null,
  asked_to_end_at: "2026-12-02T12:00:00.000Z",
  may: {
    ...active.may,
    skip: null,
    move: null,
    pause: false,
    resume: true,
    ask_to_end: false,
  },
}

const asked: PlanView = {
  ...active,
  id: "pln_5",
  reference: "PLN-6D3F-1KVQ",
  name: "Mounjaro KwikPen 2.5 mg, 1 pen",
  status: {
    word: "Please answer",
    sentence:
      "Before your next parcel we need your answers to a few questions. Nothing is charged and nothing is sent until then.",
  },
  needs_you: true,
  check_in: {
    number: 2,
    due_on: "2026-12-21",
    is_late: false,
    is_paid: false,
    questions: ["weight", "side_effects", "still_taking"],
  },
  next: null,
}

const plans = [active, unpaid, confirm, ending, asked]
const cards: PlanCard[] = plans
const PLAN = /^\/store\/account\/plans\/(\w+)$/
const AT = (rest: string) => new RegExp(`^/store/account/plans/(\\w+)/${rest}$`)

const found = mine(({ params }) => {
  const plan = plans.find(({ id }) => id === params[0])
  return plan ? { body: { plan } } : missing
})

/** Plans in several states, so that each of their pages can be looked at. */
export const planRoutes: Route[] = [
  [
    "GET",
    /^\/store\/account\/plans$/,
    mine(() => ({ body: { plans: cards, count: cards.length } })),
  ],
  ["GET", PLAN, found],
  ["POST", AT("(?:skip|pause|resume|cancellation|address|card/use)"), found],
  [
    "POST",
    AT("check-in"),
    mine(({ body }) => {
      const answers = (body["answers"] ?? {}) as Record<string, unknown>
      const effects = answers["side_effects"] as { any?: boolean } | undefined
      const on_hold = effects?.any === true || answers["taking"] !== "as_told"
      return { status: 201, body: { check_in: { on_hold } } }
    }),
  ],
  [
    "POST",
    AT("move"),
    mine(() => ({
      status: 400,
      body: {
        code: "invalid_field",
        message: "day: the next supply may leave from 12 Dec 2026",
      },
    })),
  ],
  [
    "GET",
    AT("card"),
    mine(() => ({
      body: {
        agreement: {
          mandate: { text: terms, hash: "hash" },
          plan: { id: "pln_2", reference: "PLN-4Q7T-2HNB" },
          unpaid: gbp(2250),
        },
      },
    })),
  ],
  [
    "POST",
    AT("card"),
    mine(() => ({
      body: {
        saving: {
          provider: "stripe",
          client_secret: "secret",
          setup_intent: "seti_1",
          publishable_key: null,
          hosted_url: "http://localhost:9100/stripe/setup/seti_1",
        },
      },
    })),
  ],
  [
    "POST",
    AT("payment"),
    mine(() => ({
      body: {
        payment: { state: "ask", url: "http://localhost:9100/bank" },
      },
    })),
  ],
]
