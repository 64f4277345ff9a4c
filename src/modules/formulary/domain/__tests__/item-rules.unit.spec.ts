import { gtinOf } from "../../../../scripts/seed/catalogue"
import { seedItem } from "../../../../scripts/seed/item"
import { SEED_PRODUCTS } from "../../../../scripts/seed/products"
import { isGtin } from "../../../../shared/gtin"
import { ePrescribing, problemsOf, type ItemFacts } from "../item-rules"
import { shownAs } from "../shown-class"

const item: ItemFacts = {
  legal_class: "POM",
  consultation: "required",
  sellable: true,
  controlled_schedule: null,
  dmd_vmp: "317893003",
  dmd_vmpp: null,
  dmd_amp: null,
  dmd_ampp: null,
  dmd_verified: true,
  dmd_exemption_note: null,
  gtin: null,
  max_quantity_per_order: 1,
  max_quantity_per_period: 3,
}
const fields = (change: Partial<ItemFacts>) =>
  problemsOf({ ...item, ...change }).map(({ field }) => field)

it("has nothing against a right item", () => {
  expect(fields({})).toEqual([])
})

it.each([
  [1, ["sellable"]],
  [2, ["sellable"]],
  [3, ["sellable"]],
  [4, ["sellable"]],
  [5, []],
])("controlled drug of schedule %i: %j", (controlled_schedule, problems) => {
  expect(fields({ controlled_schedule })).toEqual(problems)
  expect(fields({ controlled_schedule, sellable: false })).toEqual([])
})

it.each([
  ["POM", ["consultation"]],
  ["P", ["consultation"]],
  ["GSL", []],
  ["device", []],
] as const)("%s without a consultation: %j", (legal_class, problems) => {
  expect(fields({ legal_class, consultation: "none" })).toEqual(problems)
})

it("names each wrong number", () => {
  expect(
    fields({
      dmd_vmp: "317893004",
      dmd_ampp: "1",
      gtin: "2000000000010",
      max_quantity_per_period: 0,
    })
  ).toEqual(["gtin", "max_quantity_per_period", "dmd_vmp", "dmd_ampp"])
  expect(fields({ dmd_vmp: null })).toEqual(["dmd_verified"])
})

it.each([
  ["verified VMP", {}, true],
  ["verified brand", { dmd_vmp: null, dmd_amp: "42603011000001104" }, true],
  ["unverified", { dmd_verified: false }, false],
  ["nothing", { dmd_vmp: null, dmd_verified: false }, false],
  [
    "nothing, exempted",
    { dmd_vmp: null, dmd_verified: false, dmd_exemption_note: "why" },
    true,
  ],
])("e-prescribing with %s: %s", (_, change, allowed) => {
  expect(ePrescribing({ ...item, ...change }).allowed).toBe(allowed)
})

it.each([
  ["4006381333931", true],
  ["4006381333932", false],
  ["96385074", true],
  ["036000291452", true],
  ["10036000291459", true],
  ["123", false],
])("GTIN %s: %s", (gtin, valid) => {
  expect(isGtin(gtin)).toBe(valid)
})

it("shows a product by its strictest pack", () => {
  expect(
    shownAs([
      { legal_class: "GSL", consultation: "none" },
      { legal_class: "POM", consultation: "required" },
      { legal_class: "P", consultation: "required" },
    ])
  ).toEqual({ legal_class: "POM", consultation: "required" })
  expect(shownAs([])).toBeNull()
})

it("holds the sample data to the same rules, with a GTIN of its own each", () => {
  const packs = SEED_PRODUCTS.flatMap((product) =>
    product.packs.map((pack) => ({ product, pack }))
  )
  for (const { product, pack } of packs) {
    const gtin = gtinOf(pack)
    expect(gtin).toMatch(/^2\d{12}$/)
    expect(problemsOf({ ...seedItem(product, pack), gtin })).toEqual([])
  }
  expect(new Set(packs.map(({ pack }) => gtinOf(pack))).size).toBe(packs.length)
})
