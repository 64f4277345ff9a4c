import { servedArea } from "../served-area"

const at = (postcode: string, address_1 = "1 High Street") =>
  servedArea({ address_1, postcode })

describe("the served area", () => {
  it.each([
    ["ls1 4zz", "LS1 4ZZ", "LS"],
    ["EH11BB", "EH1 1BB", "EH"],
    [" cf10 1ep ", "CF10 1EP", "CF"],
    ["W1A 1AA", "W1A 1AA", "W"],
    ["ZE1 0AA", "ZE1 0AA", "ZE"],
    ["TR21 0PR", "TR21 0PR", "TR"],
  ])("takes %s in Great Britain", (given, postcode, area) => {
    expect(at(given)).toEqual({ served: true, postcode, area })
  })

  it.each([
    ["BT1 5GS", /Northern Ireland/],
    ["JE2 3AB", /Jersey/],
    ["GY1 1AA", /Guernsey/],
    ["IM1 1AA", /Isle of Man/],
    ["BF1 2AA", /BFPO/],
    ["BFPO 57", /BFPO/],
    ["GX11 1AA", /Gibraltar/],
    ["LS1", /full UK postcode/],
    ["90210", /full UK postcode/],
    ["", /full UK postcode/],
    ["D02 AF30", /full UK postcode/],
  ])("refuses %s with the reason", (given, reason) => {
    expect(at(given)).toMatchObject({
      served: false,
      field: "postcode",
      reason: expect.stringMatching(reason),
    })
  })

  it.each([
    "PO Box 12",
    "P.O. Box 9",
    "InPost locker 3",
    "BFPO 801",
    "Amazon Locker",
  ])("refuses %s", (address_1) => {
    expect(at("LS1 4ZZ", address_1)).toMatchObject({
      served: false,
      field: "address_1",
    })
  })

  it("looks at the second line too, and lets streets be", () => {
    expect(
      servedArea({
        address_1: "Flat 2",
        address_2: "PO Box 7",
        postcode: "LS1 4ZZ",
      }).served
    ).toBe(false)
    expect(at("LS1 4ZZ", "4 Boxwood Lockerbie Road").served).toBe(true)
  })
})
