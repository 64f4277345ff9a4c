import * as fc from "fast-check"
import { addressParts, normalPostcode } from "../address"

const home = (address_1: string, address_2 = "", postcode = "OT1 4BT") => ({
  address_1,
  address_2,
  city: "Otterby",
  postcode,
})
const same = {
  unit: "2",
  number: "10",
  words: "high street",
  postcode: "OT14BT",
}

describe("addresses", () => {
  it.each([
    ["Flat 2, 10 High St", ""],
    ["10 High Street", "Flat 2"],
    ["10 High Street, Flat 2", ""],
    ["FLAT 2 10 HIGH STREET", ""],
    ["Apt. 2, No. 10 High St.", ""],
    ["Unit 2", "10, High-Street"],
    ["2, 10 High Street", ""],
    ["Flat 2, 10 High Street, Otterby", ""],
    ["Flat 2", "10 the High Street"],
  ])("reads %s %s as one home", (one, two) => {
    expect(addressParts(home(one, two))).toEqual(same)
  })

  it.each([
    ["10 High Street", { unit: "", number: "10" }],
    ["10a High Street", { unit: "a", number: "10" }],
    ["Flat A, 10 High Street", { unit: "a", number: "10" }],
    ["Flat 10, 2 High Street", { unit: "10", number: "2" }],
    ["Ground Floor Flat, 10 High Street", { unit: "ground", number: "10" }],
    ["Flat 3, 10 High Street", { unit: "3", number: "10" }],
  ])("tells %s from it", (line, parts) => {
    const found = addressParts(home(line))
    expect(found).toMatchObject(parts)
    expect(found).not.toEqual(same)
  })

  it.each([
    ["St Mary's Road", "marys road st"],
    ["7 St. Mary’s Rd", "marys road st"],
    ["Rose Cottage, Mill Ln", "cottage lane mill rose"],
    ["Mill Lane, Rose Cottage", "cottage lane mill rose"],
  ])("writes the words of %s out", (line, words) => {
    expect(addressParts(home(line)).words).toBe(words)
  })

  it.each([
    ["ot1 4bt", "OT14BT"],
    ["OTI 4BT", "OT14BT"],
    ["0T1-4BT", "OT14BT"],
    ["M1 1AE", "M11AE"],
    ["SO14 2AA", "SO142AA"],
    ["EC1A 1BB", "EC1A1BB"],
  ])("reads the postcode %s", (text, postcode) => {
    expect(normalPostcode(text)).toBe(postcode)
  })

  it("doesn't mind case, spaces, full stops and the order of the lines", () => {
    const spaces = fc.constantFrom(" ", "  ", ", ", " , ")
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom("Street", "St", "STREET", "st."),
        fc.boolean(),
        spaces,
        (flat, number, street, flatFirst, gap) => {
          const parts = [`Flat ${flat}`, `${number} Mill ${street}`]
          const lines = flatFirst ? parts : [...parts].reverse()
          const plain = addressParts(
            home(`Flat ${flat}, ${number} Mill Street`)
          )
          expect(
            addressParts(home(lines.join(`,${gap}`), "", "  ot1 4bt "))
          ).toEqual(plain)
          expect(addressParts(home(lines[0] ?? "", lines[1] ?? ""))).toEqual(
            plain
          )
        }
      ),
      { numRuns: 300 }
    )
  })
})
