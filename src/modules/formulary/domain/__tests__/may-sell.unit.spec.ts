import {
  assertMaySell,
  assertPromotable,
  needsConsultation,
  type Sale,
  type SaleConsultation,
  type SaleItem,
} from "../may-sell"

const pom: SaleItem = {
  variant_id: "variant_pom",
  legal_class: "POM",
  consultation: "required",
  category_handle: "hair-loss",
  max_quantity_per_order: 3,
  sellable: true,
}
const gsl: SaleItem = {
  ...pom,
  variant_id: "variant_gsl",
  legal_class: "GSL",
  consultation: "none",
}
const consultation: SaleConsultation = {
  id: "con_1",
  state: "submitted",
  outcome: "continue",
  category_handle: "hair-loss",
  customer_id: "cus_1",
  variant_id: "variant_pom",
  cart_id: "cart_1",
  line_item_id: "cali_1",
}
const line = { line_item_id: "cali_1", variant_id: "variant_pom", quantity: 1 }
const sale: Sale = {
  cart_id: "cart_1",
  customer_id: "cus_1",
  lines: [line],
  items: [pom, gsl],
  consultations: [consultation],
}
const withConsultation = (change: Partial<SaleConsultation>): Sale => ({
  ...sale,
  consultations: [{ ...consultation, ...change }],
})
const withItem = (change: Partial<SaleItem>): Sale => ({
  ...sale,
  items: [{ ...pom, ...change }],
})

/** The code and message of a refusal; fails when there is none. */
function refusal(change: Sale): { code?: string; message: string } {
  try {
    assertMaySell(change)
  } catch (error) {
    return error as { code?: string; message: string }
  }
  throw new Error("nothing was refused")
}

describe("the gate", () => {
  it.each<[string, Sale]>([
    ["a line with its consultation", sale],
    [
      "a line that is being added",
      {
        ...withConsultation({ line_item_id: null }),
        lines: [{ ...line, line_item_id: null }],
      },
    ],
    ["a repeated completion", withConsultation({ state: "consumed" })],
    ["the largest quantity", { ...sale, lines: [{ ...line, quantity: 3 }] }],
    ["an outcome for review", withConsultation({ outcome: "needs_review" })],
    [
      "goods without a consultation, by anybody",
      {
        ...sale,
        customer_id: null,
        cart_id: null,
        consultations: [],
        lines: [{ ...line, variant_id: "variant_gsl", discounted: true }],
      },
    ],
  ])("lets pass: %s", (_, change) => {
    expect(() => assertMaySell(change)).not.toThrow()
  })

  it.each<[string, Sale]>([
    ["no consultation", { ...sale, consultations: [] }],
    ["a draft", withConsultation({ state: "draft" })],
    ["a denied one", withConsultation({ state: "denied" })],
    ["an abandoned one", withConsultation({ state: "abandoned" })],
    ["a superseded one", withConsultation({ state: "superseded" })],
    ["an expired one", withConsultation({ state: "expired" })],
    ["a denying outcome", withConsultation({ outcome: "cannot_continue" })],
    ["another condition", withConsultation({ category_handle: "acne" })],
    ["another variant", withConsultation({ variant_id: "variant_2" })],
    ["another person", withConsultation({ customer_id: "cus_2" })],
    ["nobody's", withConsultation({ customer_id: null })],
    ["another basket", withConsultation({ cart_id: "cart_2" })],
    ["no basket", withConsultation({ cart_id: null })],
    ["another line", withConsultation({ line_item_id: "cali_2" })],
    ["no line, for one that exists", withConsultation({ line_item_id: null })],
    ["a guest's cart", { ...sale, customer_id: null }],
    [
      "nobody's consultation in nobody's cart",
      { ...withConsultation({ customer_id: null }), customer_id: null },
    ],
    [
      "no cart at all",
      { ...withConsultation({ cart_id: null }), cart_id: null },
    ],
    [
      "one consultation for two lines",
      {
        ...withConsultation({ line_item_id: null }),
        lines: [line, { ...line, line_item_id: null }],
      },
    ],
    [
      "a POM whose row asks for none",
      { ...withItem({ consultation: "none" }), consultations: [] },
    ],
    [
      "a P medicine that asks for one",
      { ...withItem({ legal_class: "P" }), consultations: [] },
    ],
  ])("refuses a medicine with %s", (_, change) => {
    expect(refusal(change)).toMatchObject({ code: "consultation_required" })
  })

  it.each<[string, Sale]>([
    ["a variant outside the formulary", { ...sale, items: [gsl] }],
    [
      "a line without a variant",
      { ...sale, lines: [{ ...line, variant_id: null }] },
    ],
    ["what isn't sellable", withItem({ sellable: false })],
    [
      "a discounted POM line",
      { ...sale, lines: [{ ...line, discounted: true }] },
    ],
  ])("refuses %s", (_, change) => {
    expect(refusal(change)).toMatchObject({ code: "not_eligible" })
  })

  it.each([0, -1, 1.5, 4, Number.NaN, 1e9])(
    "refuses a quantity of %p",
    (quantity) => {
      const { code, message } = refusal({
        ...sale,
        lines: [{ ...line, quantity }],
      })
      expect(code).toBe("invalid_field")
      expect(message).toMatch(/^quantity: /)
    }
  )

  it("counts the lines of one variant together", () => {
    const goods = { ...line, variant_id: "variant_gsl", quantity: 2 }
    expect(
      refusal({ ...sale, lines: [goods, { ...goods, line_item_id: "cali_2" }] })
    ).toMatchObject({ code: "invalid_field" })
  })

  it("looks at every line, not only the first", () => {
    expect(
      refusal({
        ...sale,
        consultations: [],
        lines: [{ ...line, variant_id: "variant_gsl" }, line],
      })
    ).toMatchObject({ code: "consultation_required" })
  })
})

describe("needsConsultation", () => {
  it.each([
    ["POM", "none", true],
    ["POM", "required", true],
    ["P", "required", true],
    ["P", "none", false],
    ["GSL", "none", false],
    ["device", "required", true],
  ] as const)("%s with %s: %p", (legal_class, rule, expected) => {
    expect(needsConsultation({ legal_class, consultation: rule })).toBe(
      expected
    )
  })
})

describe("discount codes", () => {
  it("are refused with the reason when there are only POM lines", () => {
    expect(() => assertPromotable(["variant_pom"], [pom, gsl])).toThrow(
      /don't apply to prescription-only medicines/
    )
  })

  it.each([
    ["an empty basket", []],
    ["a basket with other goods", ["variant_pom", "variant_gsl"]],
  ])("may be entered for %s", (_, variants) => {
    expect(() => assertPromotable(variants, [pom, gsl])).not.toThrow()
  })

  it("don't take an unknown variant for goods", () => {
    expect(() => assertPromotable(["variant_x", null], [pom])).toThrow()
  })
})
