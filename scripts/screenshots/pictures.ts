export type Picture = {
  /** Of the file in docs/images, and its place in the tour. */
  name: string
  /** What is on the screen: a path of the storefront, or a name the walk gives. */
  of: string | RegExp
  phone?: boolean
  dark?: boolean
  /** In pixels; a desktop's window is 1280 × 800 unless told. */
  height?: number
}

/** What the repository may hold of pictures. */
export const MOST_BYTES = 3_000_000

/** The pictures of the README's tour, in its order. */
export const PICTURES: Picture[] = [
  { name: "01-home", of: "/" },
  { name: "02-product-phone", of: /^\/products\//, phone: true },
  { name: "03-question", of: /\/steps\/pattern$/ },
  { name: "03-question-phone", of: /\/steps\/prostate$/, phone: true },
  { name: "04-not-suitable-phone", of: /\/advice$/, phone: true },
  { name: "05-treatment", of: /\/treatment$/ },
  { name: "06-review-order", of: "/checkout/review", height: 1000 },
  { name: "07-card-form", of: "card-form" },
  { name: "08-paid", of: /^\/checkout\/confirmation\// },
  { name: "09-queue", of: "queue" },
  { name: "10-case", of: "case-claimed", height: 1100 },
  { name: "10-case-dark", of: "case", dark: true },
  { name: "10-case-phone", of: "case", phone: true },
  { name: "11-approve", of: "case-approving" },
  { name: "11-stop-supply", of: "stop-supply" },
  { name: "12-signing-page", of: "signing-page" },
  { name: "13-gp-letters", of: "letters" },
  { name: "14-dispatch", of: "dispatch" },
  { name: "15-supply", of: "supply-scanning", height: 1000 },
  { name: "15-supply-dark", of: "supply-checks", dark: true, height: 1000 },
  { name: "15-supply-phone", of: "supply", phone: true },
  { name: "16-labelled", of: "supply-labelled" },
  { name: "17-audit-trail", of: "audit-trail" },
  { name: "18-order", of: /^\/account\/orders\//, height: 1100 },
  { name: "18-order-phone", of: /^\/account\/orders\//, phone: true },
  {
    name: "18-something-changed-phone",
    of: "/account/something-changed",
    phone: true,
  },
  { name: "19-partner-calls", of: "partners" },
  { name: "19-partner-calls-dark", of: "partners", dark: true },
  { name: "20-simulators", of: "simulators" },
  { name: "21-staff", of: "staff" },
  { name: "22-plan", of: /^\/account\/plans\/[^/]+$/, height: 1100 },
  { name: "22-plan-phone", of: /^\/account\/plans\/[^/]+$/, phone: true },
  { name: "23-order-again", of: /^\/account\/renewals\/[^/]+$/, height: 1300 },
  {
    name: "23-order-again-phone",
    of: /^\/account\/renewals\/[^/]+$/,
    phone: true,
  },
  { name: "24-upcoming-supplies", of: "upcoming-supplies" },
  { name: "24-plans-dark", of: "plans", dark: true },
  { name: "25-plan-of-a-patient", of: "plan", height: 1100 },
  { name: "26-reconciliation", of: "reconciliation" },
]
