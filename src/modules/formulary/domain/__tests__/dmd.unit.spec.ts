import { SEED_PRODUCTS } from "../../../../scripts/seed/products"
import { isDmdId } from "../dmd"

it.each([
  "39113611000001102",
  "42603711000001102",
  "317893003",
  "777483005",
  "428673006",
])("knows %s as an id", (id) => {
  expect(isDmdId(id)).toBe(true)
})

it("refuses every id with one digit changed and every neighbouring swap", () => {
  const id = "39113611000001102"
  for (let position = 0; position < id.length; position += 1) {
    const digit = Number(id[position])
    const other = String((digit + 1) % 10)
    expect(
      isDmdId(id.slice(0, position) + other + id.slice(position + 1))
    ).toBe(false)
    const [a = "", b] = [id[position], id[position + 1]]
    if (b !== undefined && a !== b) {
      const swapped = id.slice(0, position) + b + a + id.slice(position + 2)
      expect(isDmdId(swapped)).toBe(false)
    }
  }
})

it.each([
  "",
  "0",
  "12345",
  "03911361100000110",
  "3911361100000110x",
  "1".repeat(19),
])("refuses %p", (text) => {
  expect(isDmdId(text)).toBe(false)
})

it("finds only valid ids in the sample data", () => {
  const ids = SEED_PRODUCTS.flatMap((product) =>
    product.packs.flatMap(({ dmd }) =>
      [dmd?.vmp, dmd?.vmpp, dmd?.amp, dmd?.ampp].filter(
        (id): id is string => id !== undefined
      )
    )
  )
  expect(ids.length).toBeGreaterThan(20)
  expect(ids.filter((id) => !isDmdId(id))).toEqual([])
})
