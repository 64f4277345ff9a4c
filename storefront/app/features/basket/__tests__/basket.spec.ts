import { describe, expect, it } from "vitest"
import { hostedAddress } from "../hosted-address"
import { planWords, priceWords } from "../plan-words"
import { RIGHTS, rightsOf } from "../rights"

const { prescription, consumer } = RIGHTS

describe("the right to cancel, told before ordering (R-08)", () => {
  it.each([
    ["a prescription-only medicine", "POM", "CON-1", [prescription]],
    ["a pharmacy medicine", "P", "CON-1", [consumer]],
    ["a general-sale medicine", "GSL", null, [consumer]],
    ["a test kit", "device", null, [consumer]],
    [
      "a line of unknown class with a consultation",
      null,
      "CON-1",
      [prescription, consumer],
    ],
    ["a line of unknown class without one", null, null, [consumer]],
  ] as const)("of %s", (_name, legal_class, consultation_reference, rights) => {
    expect(
      rightsOf([{ consultation_reference, legal_class, plan: null }])
    ).toEqual(rights)
  })

  it("names both regimes for a mixed basket, each once", () => {
    expect(
      rightsOf([
        { consultation_reference: "CON-1", legal_class: "POM", plan: null },
        { consultation_reference: null, legal_class: "GSL", plan: null },
        { consultation_reference: null, legal_class: "device", plan: null },
      ])
    ).toEqual([prescription, consumer])
  })
})

describe("a plan", () => {
  const gbp = (amount: number) => ({ amount, currency: "gbp" as const })
  const plan = { months: 3, monthly: gbp(3398) }

  it("has its own words on the right to cancel, whatever its class (R-08)", () => {
    const line = { consultation_reference: "CON-1", plan }
    expect(rightsOf([{ ...line, legal_class: "POM" }])).toEqual([
      prescription,
      RIGHTS.plan,
    ])
    expect(rightsOf([{ ...line, legal_class: "P" }])).toEqual([
      consumer,
      RIGHTS.plan,
    ])
  })

  it.each([
    [3, /^Plan of 3 months: £33.98 and delivery each month.*other 2 later/],
    [1, /^Plan of 1 month: £33.98 and delivery, paid when you order/],
  ])("of %s says what is paid when", (months, words) => {
    expect(planWords({ ...plan, months })).toMatch(words)
  })

  it("says on the last page which payment is made", () => {
    const line = { quantity: 2, unit_price: gbp(1699), total: gbp(3398) }
    expect(priceWords({ ...line, plan })).toBe(
      "2 × £16.99 = £33.98 today, payment 1 of 3"
    )
    expect(priceWords({ ...line, plan: null })).toBe("2 × £16.99 = £33.98")
  })
})

describe("the hosted card form's address", () => {
  const back = "https://shop.example/checkout/return"

  it("leads back to the shop", () => {
    const url = hostedAddress("http://pay.example/pi_1?client_secret=a", back)
    expect(new URL(url).searchParams.get("return_url")).toBe(back)
    expect(new URL(url).searchParams.get("client_secret")).toBe("a")
  })

  it("keeps the way back that it has", () => {
    const given = "http://pay.example/pi_1?return_url=https%3A%2F%2Fother"
    expect(hostedAddress(given, back)).toBe(given)
  })
})
