import { gatePassHolds, issueGatePass } from "../gate-pass"

const SECRET = "a-secret-of-at-least-32-characters-0123"
const NOW = new Date("2026-11-23T10:00:00Z")
const subject = {
  order_id: "order_1",
  parcel_id: "par_1",
  line_item_id: "ordli_1",
  quantity: 2,
}
const asked = {
  order_id: "order_1",
  items: [{ line_item_id: "ordli_1", quantity: 2 }],
}
const pass = issueGatePass(SECRET, subject, NOW)

describe("gate pass", () => {
  it("opens what it was made for", () => {
    expect(gatePassHolds(SECRET, pass, asked, NOW)).toBe(true)
  })

  it.each<[string, Parameters<typeof gatePassHolds>]>([
    [
      "another secret",
      ["another-secret-of-at-least-32-chars-0", pass, asked, NOW],
    ],
    ["another order", [SECRET, pass, { ...asked, order_id: "order_2" }, NOW]],
    [
      "another line",
      [
        SECRET,
        pass,
        { ...asked, items: [{ line_item_id: "ordli_2", quantity: 2 }] },
        NOW,
      ],
    ],
    [
      "more packs",
      [
        SECRET,
        pass,
        { ...asked, items: [{ line_item_id: "ordli_1", quantity: 3 }] },
        NOW,
      ],
    ],
    [
      "a second line",
      [
        SECRET,
        pass,
        {
          ...asked,
          items: [...asked.items, { line_item_id: "ordli_2", quantity: 1 }],
        },
        NOW,
      ],
    ],
    ["no line", [SECRET, pass, { ...asked, items: [] }, NOW]],
    [
      "a raised quantity",
      [
        SECRET,
        { ...pass, quantity: 3 },
        { ...asked, items: [{ line_item_id: "ordli_1", quantity: 3 }] },
        NOW,
      ],
    ],
    ["another parcel", [SECRET, { ...pass, parcel_id: "par_2" }, asked, NOW]],
    [
      "a longer life",
      [SECRET, { ...pass, expires_at: pass.expires_at + 1 }, asked, NOW],
    ],
    ["a later moment", [SECRET, pass, asked, new Date("2026-11-23T10:05:01Z")]],
    ["no signature", [SECRET, { ...pass, signature: "" }, asked, NOW]],
  ])("is refused with %s", (_why, given) => {
    expect(gatePassHolds(...given)).toBe(false)
  })
})
