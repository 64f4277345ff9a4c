import { readPdf } from "../../../../integration-tests/support/pdf"
import { startSandbox, type SandboxHandle } from "../../../../sandbox"
import type { ShipmentRequest } from "../../../modules/dispensing/provider"
import { PartnerHttpError } from "../../../shared/http/http-client"
import RoyalMailCarrierProvider from "../service"

jest.setTimeout(60_000)

let sandbox: SandboxHandle

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, smtpPort: 0 })
})
afterAll(() => sandbox.close())

type DepotOrder = { orderReference: string; orderIdentifier: number }

const control = async (method: string, path: string, body: unknown = {}) => {
  const answer = await fetch(`${sandbox.url}/_control/${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(method === "GET" ? {} : { body: JSON.stringify(body) }),
  })
  expect(answer.status).toBeLessThan(300)
  return (await answer.json()) as { orders: DepotOrder[] }
}
const fault = (mode: string, more: Record<string, unknown> = {}) =>
  control("POST", "faults/royal-mail", { mode, times: 1, ...more })
const config = (change: Record<string, unknown>) =>
  control("POST", "config", change)
const orders = async (): Promise<DepotOrder[]> =>
  (await control("GET", "state/royal-mail")).orders

beforeEach(async () => {
  await control("POST", "reset", { partner: "royal-mail" })
  await config({ royal_mail_oba: true, royal_mail_rate_limit: 1000 })
})

const carrier = (options: Record<string, unknown> = {}) =>
  new RoyalMailCarrierProvider(
    {},
    {
      url: `${sandbox.url}/royal-mail/api/v1`,
      apiKey: "sandbox-royal-mail-key",
      trackingUrl: `${sandbox.url}/royal-mail/tracking`,
      trackingClientId: "sandbox-tracking",
      trackingClientSecret: "sandbox-tracking-secret",
      serviceStandard: "TPN24",
      serviceSpecial: "SD1",
      timeoutMs: 700,
      ...options,
    }
  )

const request = (changes: Partial<ShipmentRequest> = {}): ShipmentRequest => ({
  reference: "PAR-2345-6789",
  ordered_at: new Date("2026-11-23T09:00:00Z"),
  recipient: {
    name: "Test Patient",
    address_1: "1 High Street",
    city: "Leeds",
    postcode: "LS1 4BT",
    country_code: "gb",
  },
  weight_grams: 110,
  service_level: "standard",
  signature_required: false,
  goods_value: 2450,
  ...changes,
})

/** How a call failed; undefined for anything but a PartnerHttpError. */
const failure = async (work: Promise<unknown>) => {
  try {
    await work
  } catch (error) {
    if (error instanceof PartnerHttpError) {
      const { kind, sent, status } = error
      return { kind, sent, status, message: error.message }
    }
    throw error
  }
  throw new Error("did not fail")
}

describe("createShipment", () => {
  it("books a parcel with tracking number and a PDF label", async () => {
    const booked = await carrier().createShipment(request())
    expect(booked.carrier_reference).toMatch(/^\d+$/)
    expect(booked.service_code).toBe("TPN24")
    expect(booked.tracking_number).toMatch(/^TT\d{9}GB$/)
    const { pages, text } = await readPdf(booked.label_pdf ?? Buffer.of())
    expect(pages).toBe(1)
    const number = booked.tracking_number ?? ""
    const spaced = number.replace(/^(..)(....)(....)(.)(..)$/, "$1 $2 $3 $4$5")
    const address = "Test Patient 1 High Street Leeds LS1 4BT"
    for (const said of [spaced, address, "PAR-2345-6789"]) {
      expect(text).toContain(said)
    }
  })

  it("uses the special service, and tells nothing of what is inside", async () => {
    const special = request({
      service_level: "special",
      signature_required: true,
    })
    const booked = await carrier().createShipment(special)
    expect(booked.service_code).toBe("SD1")
    const [order] = await orders()
    const text = JSON.stringify(order)
    expect(text).toContain('"requestSignatureUponDelivery":true')
    expect(text).not.toContain("contents")
    expect(text).not.toMatch(/pharmac/i)
  })

  it("was not sent when the partner is down", async () => {
    const gone = await startSandbox({ port: 0, smtpPort: 0 })
    await gone.close()
    const down = carrier({ url: `${gone.url}/royal-mail/api/v1` })
    expect(await failure(down.createShipment(request()))).toMatchObject({
      kind: "network",
      sent: false,
    })
  })

  it("may have been sent when the connection breaks", async () => {
    await fault("down")
    expect(await failure(carrier().createShipment(request()))).toMatchObject({
      kind: "network",
      sent: true,
    })
  })

  it("may have been sent after 5xx, and after a time-out", async () => {
    await fault("unavailable")
    expect(await failure(carrier().createShipment(request()))).toMatchObject({
      kind: "unavailable",
      sent: true,
    })
    await fault("slow", { delay_ms: 3000 })
    expect(await failure(carrier().createShipment(request()))).toMatchObject({
      sent: true,
    })
  })

  it("is refused with the partner's code", async () => {
    await fault("refuse")
    expect(await failure(carrier().createShipment(request()))).toMatchObject({
      kind: "rejected",
      status: 400,
    })
  })

  it("is refused naming the field, in an answer of 200", async () => {
    const recipient = { ...request().recipient, postcode: "" }
    const failed = await failure(
      carrier().createShipment(request({ recipient }))
    )
    expect(failed).toMatchObject({ kind: "rejected", status: 200 })
    expect(failed.message).toContain("recipient.address.postcode")
    expect(failed.message).not.toContain("Test Patient")
  })

  it("is refused with a wrong key", async () => {
    const stranger = carrier({ apiKey: "wrong" })
    expect(await failure(stranger.createShipment(request()))).toMatchObject({
      kind: "rejected",
      status: 401,
    })
  })

  it("was not processed above the rate limit", async () => {
    await config({ royal_mail_rate_limit: 1 })
    // The limit looks a second back, at the calls of the tests before.
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    await carrier().findShipment("PAR-XXXX-XXXX")
    expect(await failure(carrier().createShipment(request()))).toMatchObject({
      kind: "unavailable",
      sent: false,
      status: 429,
    })
    expect(await orders()).toHaveLength(0)
  })

  it("finds by our reference what was booked when the answer was lost", async () => {
    await fault("lose_answer", { operation: "orders.create" })
    const lost = await failure(carrier().createShipment(request()))
    expect(lost).toMatchObject({ sent: true })
    const found = await carrier().findShipment("PAR-2345-6789")
    expect(found?.tracking_number).toMatch(/^TT\d{9}GB$/)
    expect(found?.label_pdf?.subarray(0, 5).toString()).toBe("%PDF-")
    expect(await orders()).toHaveLength(1)
  })

  it("books without label and number for accounts that print themselves (403)", async () => {
    await config({ royal_mail_oba: false })
    const booked = await carrier().createShipment(request())
    expect(booked).toMatchObject({ tracking_number: null, label_pdf: null })
    expect(await carrier().findShipment("PAR-2345-6789")).toMatchObject({
      carrier_reference: booked.carrier_reference,
      tracking_number: null,
      label_pdf: null,
    })
  })
})

describe("findShipment", () => {
  it("finds nothing for an unknown reference", async () => {
    expect(await carrier().findShipment("PAR-XXXX-XXXX")).toBeUndefined()
  })

  it("fails while the partner is unavailable", async () => {
    await fault("unavailable")
    expect(
      await failure(carrier().findShipment("PAR-2345-6789"))
    ).toMatchObject({ kind: "unavailable" })
  })
})

describe("voidShipment", () => {
  it("takes a label back, and may be repeated", async () => {
    const { carrier_reference } = await carrier().createShipment(request())
    await carrier().voidShipment(carrier_reference)
    await carrier().voidShipment(carrier_reference)
    expect(await carrier().findShipment("PAR-2345-6789")).toBeUndefined()
  })
})

describe("what was manifested already", () => {
  const despatched = async () => {
    const { carrier_reference } = await carrier().createShipment(request())
    const answer = await fetch(
      `${sandbox.url}/royal-mail/api/v1/orders/status`,
      {
        method: "PUT",
        headers: {
          "content-type": "application/json",
          authorization: "Bearer sandbox-royal-mail-key",
        },
        body: JSON.stringify({
          items: [
            {
              orderIdentifier: Number(carrier_reference),
              status: "despatched",
            },
          ],
        }),
      }
    )
    expect(answer.status).toBe(200)
    return carrier_reference
  }

  it("isn't taken for taken back", async () => {
    const kept = await despatched()
    expect(await failure(carrier().voidShipment(kept))).toMatchObject({
      kind: "rejected",
      message: expect.stringContaining("InvalidStatus"),
    })
    expect(await orders()).toHaveLength(1)
  })

  it("doesn't stop the others from being taken back", async () => {
    const kept = await despatched()
    await carrier().createShipment(request())
    expect(
      await failure(carrier().voidOthers("PAR-2345-6789", null))
    ).toMatchObject({ kind: "rejected" })
    const left = await orders()
    expect(left.map((order) => String(order.orderIdentifier))).toEqual([kept])
  })
})

describe("voidOthers", () => {
  const reference = "PAR-2345-6789"
  const numbers = async () =>
    (await orders()).map(({ orderIdentifier }) => String(orderIdentifier))

  it("keeps one of what a reference has twice, and the rest of the depot", async () => {
    const first = await carrier().createShipment(request())
    const late = await carrier().createShipment(request())
    const stranger = await carrier().createShipment(
      request({ reference: "PAR-3456-7892" })
    )
    const kept = late.carrier_reference
    expect(await carrier().findShipment(reference)).toMatchObject({
      carrier_reference: first.carrier_reference,
    })
    expect(await carrier().voidOthers(reference, kept)).toBe(1)
    expect(await carrier().voidOthers(reference, kept)).toBe(0)
    expect(await numbers()).toEqual([kept, stranger.carrier_reference])
  })

  it("takes nothing back where the one to keep is missing, and all where none is", async () => {
    const { carrier_reference } = await carrier().createShipment(request())
    expect(await carrier().voidOthers(reference, "999999")).toBe(0)
    expect(await numbers()).toEqual([carrier_reference])
    expect(await carrier().voidOthers(reference, null)).toBe(1)
    expect(await carrier().voidOthers(reference, null)).toBe(0)
    expect(await numbers()).toEqual([])
  })
})

describe("trackingSummary", () => {
  const scan = (tracking_number: string, code: string) =>
    control("POST", `royal-mail/shipments/${tracking_number}/events`, { code })

  it("tells the last scan, or that there is none yet", async () => {
    const first = await carrier().createShipment(request())
    const second = await carrier().createShipment(
      request({ reference: "PAR-3456-7892" })
    )
    const numbers = [first, second].map((s) => s.tracking_number ?? "")
    await scan(numbers[0] ?? "", "EVGPD")
    const reports = await carrier().trackingSummary(numbers)
    expect(reports).toEqual([
      {
        tracking_number: numbers[0],
        scan: expect.objectContaining({
          code: "EVGPD",
          kind: "out_for_delivery",
          occurred_at: expect.any(Date),
        }),
      },
      { tracking_number: numbers[1], scan: null },
    ])
  })

  it("is refused with wrong credentials", async () => {
    const stranger = carrier({ trackingClientSecret: "wrong" })
    expect(
      await failure(stranger.trackingSummary(["TT100000017GB"]))
    ).toMatchObject({ kind: "rejected", status: 401 })
  })

  it("asks for more than thirty in parts", async () => {
    const numbers = Array.from({ length: 31 }, (_, i) => `TT1000000${i + 10}GB`)
    const reports = await carrier().trackingSummary(numbers)
    expect(reports).toHaveLength(31)
  })
})
