import type { SandboxHandle } from "../index"
import { resolveSecrets } from "../kit/options"
import { isS10, s10CheckDigit } from "../royal-mail/s10"
import {
  at,
  type Backend,
  call,
  fault,
  startBackend,
  testSandbox,
  until,
} from "./helpers"

const SECRETS = resolveSecrets()
let backend: Backend
let sandbox: SandboxHandle

const auth = { authorization: `Bearer ${SECRETS.royalMailApiKey}` }
const trackingAuth = {
  "x-ibm-client-id": SECRETS.royalMailTrackingClientId,
  "x-ibm-client-secret": SECRETS.royalMailTrackingClientSecret,
  "x-accept-rmg-terms": "yes",
}

const order = (more: Record<string, unknown> = {}) => ({
  orderReference: "par 1;x",
  recipient: {
    address: {
      fullName: "Test Patient",
      addressLine1: "1 High Street",
      city: "Leeds",
      postcode: "LS1 4BT",
      countryCode: "GB",
    },
  },
  packages: [{ weightInGrams: 180, packageFormatIdentifier: "smallParcel" }],
  orderDate: "2026-11-21T09:00:00Z",
  subtotal: 30,
  shippingCostCharged: 3.5,
  total: 33.5,
  postageDetails: { serviceCode: "TPN24" },
  label: { includeLabelInResponse: true },
  ...more,
})

const post = (items: unknown[]) =>
  call(`${sandbox.url}/royal-mail/api/v1/orders`, {
    headers: auth,
    body: { items },
  })

const api = (path: string, method = "GET") =>
  call(`${sandbox.url}/royal-mail/api/v1${path}`, { headers: auth, method })

const track = (path: string) =>
  call(`${sandbox.url}/royal-mail/tracking/mailpieces/v2${path}`, {
    headers: trackingAuth,
  })

const config = (body: Record<string, unknown>) =>
  call(`${sandbox.url}/_control/config`, { body })

beforeAll(async () => {
  backend = await startBackend()
  sandbox = await testSandbox(backend, {
    config: { royal_mail_rate_limit: 1000 },
  })
})
afterAll(async () => {
  await sandbox.close()
  await backend.close()
})
beforeEach(async () => {
  await call(`${sandbox.url}/_control/reset`, { body: {} })
  backend.hooks.length = 0
})

describe("Royal Mail simulator", () => {
  it("creates an order with a label and finds it by quoted reference", async () => {
    const made = await post([order()])
    expect(made.json).toMatchObject({ successCount: 1, errorsCount: 0 })
    const number = String(at(made.json, "createdOrders", 0, "trackingNumber"))
    expect(isS10(number)).toBe(true)
    const label = String(at(made.json, "createdOrders", 0, "label"))
    const pdf = Buffer.from(label, "base64")
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-")
    expect(pdf.toString("latin1")).toContain("/Subtype /Image")
    const quoted = `"${encodeURIComponent("par 1;x")}"`
    for (const key of [quoted, quoted.replaceAll('"', "%22")]) {
      const found = await api(`/orders/${key}`)
      expect(found.status).toBe(200)
      expect(JSON.parse(found.text)).toHaveLength(1)
    }
    expect((await api('/orders/"other"')).status).toBe(404)
    const gone = await api(`/orders/${quoted}`, "DELETE")
    expect(at(gone.json, "deletedOrders", 0, "orderIdentifier")).toBe(1001)
  })

  it("knows the check digit of the standard's own example", () => {
    expect(s10CheckDigit("47312482")).toBe(9)
  })

  it("answers 200 with the failed orders and their fields", async () => {
    const made = await post(
      [
        order({ label: undefined }),
        order({ total: undefined }),
        order({ subtotal: 1.005 }),
        order({ orderReference: "x".repeat(41) }),
        order({
          packages: [{ weightInGrams: 30001, packageFormatIdentifier: "box" }],
        }),
      ].map((item, i) => (i === 0 ? item : { ...item, label: undefined }))
    )
    expect(made.status).toBe(200)
    expect(made.json).toMatchObject({ successCount: 1, errorsCount: 4 })
    const fields = [0, 1, 2, 3].map((i) =>
      at(made.json, "failedOrders", i, "errors", 0, "fields", 0, "fieldName")
    )
    expect(fields).toEqual([
      "total",
      "subtotal",
      "orderReference",
      "packages.0.weightInGrams",
    ])
    expect(at(made.json, "createdOrders", 0, "trackingNumber")).toBeUndefined()
    const labels = await post([order(), order()])
    expect(labels.status).toBe(400)
    expect(labels.json.message).toBe(
      "Amount of labels across all items must not exceed 1"
    )
    const noKey = await call(`${sandbox.url}/royal-mail/api/v1/orders`, {
      body: { items: [order()] },
    })
    expect(noKey.status).toBe(401)
  })

  it("prints labels only for OBA accounts", async () => {
    await config({ royal_mail_oba: false })
    const made = await post([order()])
    expect(at(made.json, "createdOrders", 0, "labelErrors", 0, "code")).toBe(
      "Forbidden"
    )
    const path =
      "/orders/1001/label?documentType=postageLabel&includeReturnsLabel=false"
    expect((await api(path)).status).toBe(403)
    await config({ royal_mail_oba: true })
    const label = await api(path)
    expect(label.headers.get("content-type")).toBe("application/pdf")
    const info = JSON.parse((await api("/orders/1001")).text)
    expect(isS10(String(at(info, 0, "trackingNumber")))).toBe(true)
    const manifest = await api("/manifests", "POST")
    expect(manifest.status).toBe(201)
    const kept = await api(`/manifests/${String(manifest.json.manifestNumber)}`)
    expect(kept.json.status).toBe("Completed")
  })

  it("answers 429 above five calls a second", async () => {
    await config({ royal_mail_rate_limit: 5 })
    await new Promise((done) => setTimeout(done, 1010))
    const all = await Promise.all(
      Array.from({ length: 8 }, () => api("/version"))
    )
    const limited = all.filter((answer) => answer.status === 429)
    expect(limited).toHaveLength(3)
    expect(limited[0]?.headers.get("retry-after")).toBe("1")
    await config({ royal_mail_rate_limit: 1000 })
  })

  it("tracks a parcel and pushes every event", async () => {
    const made = await post([order()])
    const number = String(at(made.json, "createdOrders", 0, "trackingNumber"))
    const early = await track(`/${number}/events`)
    expect(early.status).toBe(404)
    expect(at(early.json, "errors", 0, "errorCode")).toBe("E1308")
    const path = `${sandbox.url}/_control/royal-mail/shipments/${number}/events`
    expect((await call(path, { body: { code: "EVXXX" } })).status).toBe(400)
    backend.answers.push(500)
    await call(path, { body: { code: "EVDAC", location: "Leeds MC" } })
    await call(path, { body: { code: "EVKSP" } })
    await until(() => backend.hooks.length === 3)
    const bodies = backend.hooks.map((hook) => JSON.parse(hook.body))
    const milestones = bodies.map((body) => at(body, 0, "Milestone"))
    expect(milestones.sort()).toEqual(["COLLECTED", "COLLECTED", "DELIVERED"])
    const pair = `${SECRETS.royalMailWebhookUsername}:${SECRETS.royalMailWebhookPassword}`
    expect(backend.hooks[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from(pair).toString("base64")}`
    )
    const events = await track(`/${number}/events`)
    expect(at(events.json, "mailPieces", "events", 0, "eventCode")).toBe(
      "EVKSP"
    )
    expect(at(events.json, "mailPieces", "summary", "statusCategory")).toBe(
      "DELIVERED"
    )
    const summary = await track(`/summary?mailPieceId=${number},TT000000000GB`)
    expect(at(summary.json, "mailPieces", 0, "status")).toBe("200")
    expect(at(summary.json, "mailPieces", 1, "error", "errorCode")).toBe(
      "E1142"
    )
    const many = Array.from({ length: 31 }, () => number).join(",")
    const tooMany = await track(`/summary?mailPieceId=${many}`)
    expect(at(tooMany.json, "errors", 0, "errorCode")).toBe("E0013")
    const signature = await track(`/${number}/signature`)
    expect(signature.status).toBe(200)
  })

  it("forges the sender when webhooks are tampered with", async () => {
    const made = await post([order()])
    const number = String(at(made.json, "createdOrders", 0, "trackingNumber"))
    await fault(sandbox, "royal-mail", { mode: "webhook_tamper", times: 1 })
    backend.answers.push(401)
    await call(
      `${sandbox.url}/_control/royal-mail/shipments/${number}/events`,
      { body: { code: "EVDAC" } }
    )
    await until(() => backend.hooks.length === 2)
    const [forged, genuine] = backend.hooks
    expect(forged?.headers.authorization).not.toBe(
      genuine?.headers.authorization
    )
    expect(genuine?.body).not.toContain("tampered")
  })
})
