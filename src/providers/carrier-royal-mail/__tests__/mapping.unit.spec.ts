import { TRACKING_KINDS } from "../../../modules/dispensing/domain/tracking"
import { EVENT_CODES, meaningOf, MILESTONES } from "../event-codes"
import { toCreateOrders, toReports, toScans } from "../mapping"
import { optionsSchema } from "../options"

/** Every code of the official tracking guide, by what it means. */
const GUIDE = {
  announced: ["EVAIP", "EVAIE"],
  scan: [
    "EVBAH",
    "EVDAC",
    "EVDAV",
    "EVIAV",
    "EVIMC",
    "EVIPI",
    "EVGMI",
    "EVNMI",
  ],
  out_for_delivery: ["EVGPD"],
  deliver: ["EVKSP", "EVKOP", "EVKSF", "EVKDN", "EVNOC", "EVPLC"],
  await_collection: ["EVKLC"],
  attempt: ["EVKNA", "EVNDA", "EVKAA", "EVNAA", "EVNDN", "EVNAR", "EVKSU"],
  keep: ["EVNKS", "EVNRT"],
  send_back: ["EVKAI", "EVKGA", "EVNGA", "EVKRF", "EVNRF"],
  return: ["EVRTS"],
}
const MILESTONES_OF_THE_PUSH = [
  "",
  "COLLECTED",
  "DELIVERED",
  "DELIVERY ATTEMPT FAILED",
  "IN CUSTOMS",
  "IN TRANSIT",
  "IT'S ON IT'S WAY",
  "OUT FOR DELIVERY",
  "PART DELIVERED",
  "READY FOR COLLECTION",
  "TRANSIT DELAY",
  "UNDELIVERABLE",
]

describe("event codes", () => {
  it("are complete", () => {
    expect(Object.keys(EVENT_CODES).sort()).toEqual(
      Object.values(GUIDE).flat().sort()
    )
    expect(Object.keys(MILESTONES).sort()).toEqual(
      [...MILESTONES_OF_THE_PUSH].sort()
    )
  })

  it.each(Object.entries(GUIDE))("%s: %s", (kind, codes) => {
    expect(TRACKING_KINDS).toContain(kind)
    for (const code of codes) {
      expect(meaningOf(EVENT_CODES, code).kind).toBe(kind)
    }
  })

  it("have no meaning when unknown, not even by an object's own names", () => {
    for (const code of ["EVXXX", "", "constructor", "__proto__"]) {
      expect(meaningOf(EVENT_CODES, code)).toEqual({
        kind: null,
        left_with: null,
      })
    }
  })

  it("tell who took the parcel", () => {
    expect(meaningOf(EVENT_CODES, "EVKDN").left_with).toBe("neighbour")
    expect(meaningOf(EVENT_CODES, "EVKSF").left_with).toBe("safe_place")
  })
})

const event = {
  EventId: "e1",
  EventDateTime: "2026-11-22 07:10:00",
  EventUtcOffset: "+01:00",
  EventLocation: { Location: "Leeds" },
}
const push = (changes: object = {}, events: object[] = [event]) =>
  JSON.stringify([
    {
      TrackingNumber: "TT1",
      Milestone: "DELIVERED",
      Events: events,
      ...changes,
    },
  ])

describe("toScans", () => {
  it("reads a push, and each scan's part can be read again", () => {
    const scans = toScans(push({}, [event, { ...event, EventId: "e2" }]))
    expect(scans.map((scan) => scan.event_id)).toEqual(["e1", "e2"])
    expect(scans[0]).toMatchObject({
      tracking_number: "TT1",
      code: "DELIVERED",
      kind: "deliver",
      occurred_at: new Date("2026-11-22T06:10:00Z"),
      location: "Leeds",
    })
    expect(toScans(scans[1]?.raw ?? "")).toEqual([scans[1]])
  })

  it("keeps a milestone that it doesn't know, without a meaning", () => {
    const [scan] = toScans(push({ Milestone: "Abducted" }))
    expect(scan).toMatchObject({ code: "ABDUCTED", kind: null })
  })

  it.each([
    ["no JSON", "hello"],
    ["no array", "{}"],
    ["no tracking number", push({ TrackingNumber: "" })],
    ["no event id", push({}, [{ ...event, EventId: "" }])],
    ["no date", push({}, [{ ...event, EventDateTime: "soon" }])],
    ["a wrong offset", push({}, [{ ...event, EventUtcOffset: "BST" }])],
  ])("refuses %s", (_what, body) => {
    expect(() => toScans(body)).toThrow()
  })
})

it("has no scan for a mail piece without one, or with a date that is none", () => {
  const reports = toReports({
    mailPieces: [
      { mailPieceId: "TT1", error: { errorCode: "E1308" } },
      {
        mailPieceId: "TT2",
        summary: { lastEventCode: "EVKSP", lastEventDateTime: "?" },
      },
    ],
  })
  expect(reports.map((report) => report.scan)).toEqual([null, null])
})

it("keeps to Click & Drop's lengths and limits", () => {
  const options = optionsSchema.parse({
    url: "http://a.example",
    apiKey: "k",
    trackingUrl: "http://a.example",
    trackingClientId: "i",
    trackingClientSecret: "s",
    serviceStandard: "TPN24",
    serviceSpecial: "SD1",
  })
  const long = "x".repeat(500)
  const { items } = toCreateOrders(
    {
      reference: "PAR-2345-6789",
      ordered_at: new Date(0),
      recipient: {
        name: long,
        address_1: long,
        address_2: long,
        city: long,
        county: long,
        postcode: long,
        country_code: "gb",
      },
      weight_grams: 99_999,
      service_level: "standard",
      signature_required: false,
      goods_value: 1999,
    },
    options
  )
  const address = items[0]?.recipient.address
  expect(Object.values(address ?? {}).map((text) => text.length)).toEqual([
    210, 100, 100, 100, 100, 20, 2,
  ])
  expect(items[0]?.packages[0]?.weightInGrams).toBe(30_000)
  expect(items[0]?.total).toBe(19.99)
})
