import { mandateText, type MandateTerms } from "../mandate"

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
