import { createHmac } from "node:crypto"
import type { SandboxHandle } from "../index"
import { canonicalJson, sha256Hex } from "../kit/ids"
import { resolveSecrets } from "../kit/options"
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
let token: string

const getToken = async () => {
  const answer = await call(`${sandbox.url}/signaturerx/oauth/token`, {
    headers: { "content-type": "application/json" },
    body: {
      grant_type: "client_credentials",
      client_id: SECRETS.signaturerxClientId,
      client_secret: SECRETS.signaturerxClientSecret,
    },
  })
  expect(answer.json.expires_in).toBe(1296000)
  return String(answer.json.access_token)
}

const medicine = {
  object: "medicine",
  VPID: "317893003",
  description: "Orlistat 120mg capsules",
  qty: "84",
  directions: "One capsule with each main meal",
  repeats: 1,
}

const draft = (more: Record<string, unknown> = {}) => ({
  action: "draft",
  prescriber_ip: "203.0.113.7",
  client_ref_id: "RX-10023",
  external_id: "order_1",
  notes: "Sent by café/online",
  patient: {
    first_name: "Test",
    last_name: "Patient",
    gender: "female",
    birth_day: "04",
    birth_month: "07",
    birth_year: "1990",
    address_ln1: "1 High Street",
    city: "Leeds",
    post_code: "LS1 4BT",
    country: "United Kingdom",
  },
  medicines: [medicine],
  prescriber: {
    first_name: "Amina",
    last_name: "Example",
    registration_body: "GMC",
    registration_number: "1234567",
  },
  ...more,
})

const create = (body: unknown, bearer = token) =>
  call(`${sandbox.url}/signaturerx/api/v1/ehr-prescription-patient`, {
    headers: { authorization: `Bearer ${bearer}` },
    body,
  })

beforeAll(async () => {
  backend = await startBackend()
  sandbox = await testSandbox(backend)
})
afterAll(async () => {
  await sandbox.close()
  await backend.close()
})
beforeEach(async () => {
  await call(`${sandbox.url}/_control/reset`, { body: {} })
  backend.hooks.length = 0
  token = await getToken()
})

describe("SignatureRx simulator", () => {
  it("refuses wrong credentials, unknown tokens and a PIN in the body", async () => {
    const wrong = await call(`${sandbox.url}/signaturerx/oauth/token`, {
      body: {
        grant_type: "client_credentials",
        client_id: "x",
        client_secret: "y",
      },
    })
    expect(wrong.status).toBe(401)
    expect((await create(draft(), "other")).status).toBe(401)
    const pin = await create(draft({ secure_pin: "887766" }))
    expect(pin.status).toBe(422)
    expect(at(pin.json, "errors", "secure_pin")).toBeDefined()
    const state = await call(`${sandbox.url}/_control/state/signaturerx`)
    expect(state.text).not.toContain("887766")
    expect(at(state.json, "prescriptions")).toEqual({})
  })

  it.each([
    ["medicines.0.qty", { medicines: [{ ...medicine, qty: undefined }] }],
    [
      "medicines.0.directions",
      { medicines: [{ ...medicine, directions: "" }] },
    ],
    ["medicines.0.VPID", { medicines: [{ ...medicine, VPID: "abc" }] }],
    ["prescriber_ip", { prescriber_ip: "not-an-ip" }],
    ["medicines", { medicines: [] }],
    ["action", { action: "sign" }],
  ])("answers 422 naming %s", async (field, change) => {
    const answer = await create(draft(change))
    expect(answer.status).toBe(422)
    expect(at(answer.json, "errors", field)).toBeDefined()
  })

  it("sends a signed webhook once the prescriber has signed", async () => {
    const made = await create(draft())
    expect(made.status).toBe(201)
    const id = String(made.json.prescription_id)
    expect(id).toMatch(/^SRX[0-9A-F]{12}$/)
    const url = String(made.json.signing_url)
    const page = await call(url)
    expect(page.text).toContain("Orlistat 120mg capsules")
    expect(page.text).toContain("GMC")
    const badPin = await call(url, {
      form: { decision: "sign", pin: "000000" },
    })
    expect(badPin.status).toBe(422)
    expect(backend.hooks).toHaveLength(0)
    backend.answers.push(503)
    const signed = await call(url, {
      form: { decision: "sign", pin: "123456" },
    })
    expect(signed.status).toBe(303)
    await until(() => backend.hooks.length === 2)
    const hook = backend.hooks[1]
    const expected = createHmac("sha256", SECRETS.signaturerxWebhookSecret)
      .update(String(hook?.body))
      .digest("hex")
    expect(hook?.headers["signaturerx-signature"]).toBe(expected)
    const event = JSON.parse(String(hook?.body))
    expect(event).toMatchObject({
      object: "event",
      type: "prescription.signed",
      data: {
        prescription_token: id,
        status: "signed",
        client_ref_id: "RX-10023",
        prescriber: { name: "Amina Example", registration_number: "1234567" },
      },
    })
    const { prescription, content_hash, document } = event.data
    expect(content_hash).toBe(sha256Hex(canonicalJson(prescription)))
    expect(prescription.medicines).toEqual([medicine])
    const pdf = Buffer.from(String(document), "base64")
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-")
    const again = await call(url, { form: { decision: "sign", pin: "123456" } })
    expect(again.status).toBe(422)
  })

  it("declines with a reason and can write its body as PHP does", async () => {
    await call(`${sandbox.url}/_control/config`, {
      body: { signaturerx_php_escaping: true },
    })
    const made = await create(draft())
    await call(String(made.json.signing_url), {
      form: { decision: "decline", reason: "Dose é/ unclear" },
    })
    const hook = await until(() => backend.hooks[0])
    expect(hook.body).toContain("\\u00e9\\/ unclear")
    expect(JSON.parse(hook.body).data.reason).toBe("Dose é/ unclear")
    await call(`${sandbox.url}/_control/config`, {
      body: { signaturerx_php_escaping: false },
    })
  })

  it("keeps the prescription when the answer is lost", async () => {
    await fault(sandbox, "signaturerx", { mode: "lose_answer", times: 1 })
    await expect(create(draft())).rejects.toThrow()
    const state = await call(`${sandbox.url}/_control/state/signaturerx`)
    const stored = Object.keys(at(state.json, "prescriptions") as object)
    expect(stored).toHaveLength(1)
    const signed = await call(
      `${sandbox.url}/_control/signaturerx/prescriptions/${stored[0]}/sign`,
      { body: {} }
    )
    expect(signed.json.status).toBe("signed")
    await until(() => backend.hooks.length === 1)
  })

  it("signs at the time of a platform whose clock was moved", async () => {
    const move = (minutes_ahead: number) =>
      call(`${sandbox.url}/_control/config`, { body: { minutes_ahead } })
    const id = String((await create(draft())).json.prescription_id)
    await move(60)
    await call(`${sandbox.url}/_control/signaturerx/prescriptions/${id}/sign`, {
      body: {},
    })
    await move(0)
    const state = await call(`${sandbox.url}/_control/state/signaturerx`)
    const signed = String(at(state.json, "prescriptions", id, "signed_at"))
    const minutes = (Date.parse(signed) - Date.now()) / 60_000
    expect(Math.round(minutes)).toBe(60)
  })

  it("signs other content after an alteration, with its own hash", async () => {
    const made = await create(draft())
    const id = String(made.json.prescription_id)
    const path = `${sandbox.url}/_control/signaturerx/prescriptions/${id}`
    await call(`${path}/alter`, {
      body: { medicines: [{ ...medicine, qty: "168" }] },
    })
    await call(`${path}/sign`, { body: {} })
    const hook = await until(() => backend.hooks[0])
    const { prescription, content_hash } = JSON.parse(hook.body).data
    expect(prescription.medicines[0].qty).toBe("168")
    expect(content_hash).toBe(sha256Hex(canonicalJson(prescription)))
  })
})
