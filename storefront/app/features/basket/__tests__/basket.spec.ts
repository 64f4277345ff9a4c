import { describe, expect, it } from "vitest"
import { hostedAddress } from "../hosted-address"
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
    expect(rightsOf([{ consultation_reference, legal_class }])).toEqual(rights)
  })

  it("names both regimes for a mixed basket, each once", () => {
    expect(
      rightsOf([
        { consultation_reference: "CON-1", legal_class: "POM" },
        { consultation_reference: null, legal_class: "GSL" },
        { consultation_reference: null, legal_class: "device" },
      ])
    ).toEqual([prescription, consumer])
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
