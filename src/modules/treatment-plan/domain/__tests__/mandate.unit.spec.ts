import {
  changedMandateText,
  type ChangedTerms,
  mandateText,
  type MandateTerms,
} from "../mandate"

const terms = (more: Partial<MandateTerms> = {}): MandateTerms => ({
  pharmacy: "Sample Pharmacy",
  phone: "020 7946 0000",
  amount_now: 2189,
  plans: [{ payments_left: 2, monthly_price: 1899, delivery_price: 290 }],
  ...more,
})

it("names what is paid now, each month, how often, when and how to stop (PAY-3)", () => {
  const { text } = mandateText(terms())
  for (const words of [
    "You pay £21.89 today",
    "takes £21.89 from the same card once a month, 2 more times",
    "£18.99 for your treatment and £2.90 for its delivery",
    "£43.78 more in all",
    "about the same day each month after your first parcel is sent",
    "stop in your account, or by phone on 020 7946 0000",
    "stay the same for the whole plan unless you agree",
  ]) {
    expect(text).toContain(words)
  }
})

it("says of several plans what each one takes", () => {
  const { text } = mandateText(
    terms({
      plans: [
        { payments_left: 2, monthly_price: 1899, delivery_price: 290 },
        { payments_left: 0, monthly_price: 999, delivery_price: 290 },
        { payments_left: 1, monthly_price: 1000, delivery_price: 0 },
      ],
    })
  )
  expect(text).toContain("Plan 1: Sample Pharmacy takes £21.89")
  expect(text).toContain("Plan 2: Sample Pharmacy takes £10.00")
  expect(text).toContain("a month later, once more")
})

it("keeps no card where nothing more is to come", () => {
  const plans = [{ payments_left: 0, monthly_price: 1899, delivery_price: 290 }]
  const { text } = mandateText(terms({ plans }))
  expect(text).toContain("nothing more is taken, and your card isn’t kept")
  expect(text).not.toContain("let Sample Pharmacy keep")
})

it.each([
  { amount_now: 2190 },
  { phone: "020 7946 0001" },
  {
    plans: [{ payments_left: 2, monthly_price: 1899, delivery_price: 291 }],
  },
])("has another hash where the terms are others: %p", (more) => {
  expect(mandateText(terms()).hash).toBe(mandateText(terms()).hash)
  expect(mandateText(terms(more)).hash).not.toBe(mandateText(terms()).hash)
})

const changed = (more: Partial<ChangedTerms> = {}): ChangedTerms => ({
  pharmacy: "Sample Pharmacy",
  phone: "020 7946 0000",
  reference: "PLN-1",
  more: 0,
  back: 0,
  plan: { payments_left: 5, monthly_price: 1699, delivery_price: 290 },
  ...more,
})

it.each<[string, Partial<ChangedTerms>, string]>([
  ["dearer", { more: 300 }, "You pay £3.00 more today for the first month."],
  [
    "cheaper",
    { back: 200 },
    "You get £2.00 of the first month’s price back, to the card that paid it.",
  ],
  ["of the same price", {}, "The first month costs what you paid"],
])("takes a plan's place where it gets %s (SAF-2)", (_, more, sentence) => {
  const { text, hash } = changedMandateText(changed(more))
  for (const words of [
    "takes the place of what you agreed to for your plan PLN-1",
    sentence,
    "takes £19.89 from the card that you gave for this plan once a month, 5 more times",
    "£16.99 for your treatment and £2.90 for its delivery, £99.45 more in all",
    "stop in your account, or by phone on 020 7946 0000",
  ]) {
    expect(text).toContain(words)
  }
  expect(changedMandateText(changed({ ...more, more: 301 })).hash).not.toBe(
    hash
  )
})

it("asks for nothing more where a plan became one month", () => {
  const plan = { payments_left: 0, monthly_price: 1699, delivery_price: 290 }
  const { text } = changedMandateText(changed({ plan }))
  expect(text).toContain("nothing more is taken")
  expect(text).not.toContain("ask your bank")
})
