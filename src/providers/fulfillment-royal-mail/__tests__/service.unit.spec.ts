import { issueGatePass } from "../../../modules/dispensing/gate-pass"
import { clock } from "../../../shared/clock"
import RoyalMailFulfillmentProvider, { DELIVERY_CHOICES } from "../service"

const SECRET = "a-secret-of-at-least-32-characters-0123"
const provider = () =>
  new RoyalMailFulfillmentProvider({}, { gateSecret: SECRET })
const order = { id: "order_1" }
const items = [{ line_item_id: "ordli_1", quantity: 1 }]
const pass = () =>
  issueGatePass(
    SECRET,
    {
      order_id: "order_1",
      parcel_id: "par_1",
      line_item_id: "ordli_1",
      quantity: 1,
    },
    clock.now()
  )

describe("createFulfillment", () => {
  it("fulfils with a pass, and speaks to nobody", async () => {
    const additional = { gate_pass: pass() }
    await expect(
      provider().createFulfillment({}, items, order, {}, additional)
    ).resolves.toEqual({ data: { parcel_id: "par_1" }, labels: [] })
  })

  it.each([
    ["nothing", undefined],
    ["an empty pass", { gate_pass: {} }],
    ["a forged pass", { gate_pass: { ...pass(), signature: "forged" } }],
  ])("is closed with %s", async (_what, additional) => {
    await expect(
      provider().createFulfillment({}, items, order, {}, additional)
    ).rejects.toMatchObject({ code: "gate_closed" })
  })

  it("is closed for another order", async () => {
    await expect(
      provider().createFulfillment(
        {},
        items,
        { id: "order_2" },
        {},
        {
          gate_pass: pass(),
        }
      )
    ).rejects.toMatchObject({ code: "gate_closed" })
  })
})

it("takes no returns and calculates no prices", async () => {
  await expect(provider().createReturnFulfillment()).rejects.toThrow()
  await expect(provider().canCalculate()).resolves.toBe(false)
})

it("offers its choices and takes no other; a shopper's data is dropped", async () => {
  await expect(provider().getFulfillmentOptions()).resolves.toEqual([
    ...DELIVERY_CHOICES,
  ])
  for (const { id } of DELIVERY_CHOICES) {
    await expect(provider().validateOption({ id })).resolves.toBe(true)
  }
  await expect(provider().validateOption({ id: "drone" })).resolves.toBe(false)
  await expect(
    provider().validateFulfillmentData({ id: DELIVERY_CHOICES[0].id })
  ).resolves.toEqual({ id: DELIVERY_CHOICES[0].id })
})

it("refuses a short secret", () => {
  expect(() =>
    RoyalMailFulfillmentProvider.validateOptions({ gateSecret: "short" })
  ).toThrow()
})
