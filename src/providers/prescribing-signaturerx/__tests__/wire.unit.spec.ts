import { createHmac } from "node:crypto"
import {
  signedContentOf,
  signedHash,
} from "../../../modules/prescribing/domain/content"
import type { DraftRequest } from "../../../modules/prescribing/provider"
import { content } from "../../../modules/prescribing/testing/content"
import { hasValidSignature } from "../webhook-signature"
import { noticeFromWire, toWire } from "../wire"

const request: DraftRequest = {
  reference: "RX-7F3K-9Q2M",
  case_reference: "CASE-7F3K-9Q2M",
  content: signedContentOf(content()),
  patient: content().patient,
  consultation_reference: "CON-7F3K-9Q2M",
  prescriber_ip: "203.0.113.7",
}
const wire = toWire(request, "203.0.113.7", { clinicId: 1001, contactId: 0 })

const notice = (type: string, data: Record<string, unknown> = {}) =>
  JSON.stringify({
    object: "event",
    type,
    data: {
      prescription_token: "SRX0A1B2C3D4E5F",
      status: "x",
      client_ref_id: request.reference,
      ...data,
    },
  })

const signed = {
  signed_at: "2026-11-21T09:00:00.000Z",
  prescriber: {
    name: "Jo Whitmore",
    registration_body: "GMC",
    registration_number: "7012345",
  },
  prescription: { patient: wire.patient, medicines: wire.medicines },
  document: Buffer.from("%PDF-1.7").toString("base64"),
}

describe("the body of a draft", () => {
  it("never holds a signing PIN, and is a draft", () => {
    expect(JSON.stringify(wire)).not.toMatch(/pin/i)
    expect(wire.action).toBe("draft")
  })

  it("writes dates, phone and ids as SignatureRx wants them", () => {
    expect(wire.patient).toMatchObject({
      birth_day: "04",
      birth_month: "07",
      birth_year: "1988",
      phone: "447700900123",
      gender: "male",
    })
    expect(wire.medicines).toEqual([
      expect.objectContaining({
        VPID: "317893003",
        VPPID: "",
        qty: "28",
        directions: "1 mg. Take one tablet once a day",
        repeats: 1,
      }),
    ])
    expect(wire.prescriber).toMatchObject({
      first_name: "Jo",
      last_name: "Whitmore",
    })
  })
})

describe("a notice", () => {
  it("of a signature gives back what was sent, letter for letter", () => {
    const read = noticeFromWire(notice("prescription.signed", signed))
    expect(read).toMatchObject({ kind: "signed", reference: "RX-7F3K-9Q2M" })
    if (read.kind !== "signed") {
      throw new Error("not a signature")
    }
    expect(signedHash(read.content)).toBe(signedHash(request.content))
    expect(read.document.toString()).toBe("%PDF-1.7")
  })

  it("whose medicines disagree on the issues equals nothing that was sent", () => {
    const [medicine] = wire.medicines
    const read = noticeFromWire(
      notice("prescription.signed", {
        ...signed,
        prescription: {
          ...signed.prescription,
          medicines: [medicine, { ...medicine, repeats: 2 }],
        },
      })
    )
    expect(read).toMatchObject({ kind: "signed", content: { issues: 0 } })
  })

  it("of an unknown type is recorded only", () => {
    expect(noticeFromWire(notice("prescription.dispensed"))).toMatchObject({
      kind: "other",
    })
  })

  it("of a refusal to sign", () => {
    expect(
      noticeFromWire(notice("prescription.declined", { reason: "no" }))
    ).toMatchObject({ kind: "declined", reason: "no" })
  })

  it.each([
    ["no JSON", "{"],
    ["no token", JSON.stringify({ type: "prescription.signed", data: {} })],
    ["no content", notice("prescription.signed", { signed_at: "x" })],
  ])("with %s is malformed, and its values stay unsaid", (_name, body) => {
    expect(() => noticeFromWire(body)).toThrow(
      expect.objectContaining({ kind: "malformed" })
    )
  })
})

describe("the signature of a notice", () => {
  const secret = "a-webhook-secret-of-thirty-two-letters"
  const sign = (body: string | Buffer, key = secret) =>
    createHmac("sha256", key).update(body).digest("hex")
  const header = (value: string) => ({ "signaturerx-signature": value })
  const body = notice("prescription.signed", { note: "café 1/2" })
  const escaped = body.replaceAll("/", "\\/").replaceAll("é", "\\u00e9")

  it("counts over the raw bytes, escaped as PHP does or not", () => {
    for (const raw of [body, escaped]) {
      expect(
        hasValidSignature(secret, Buffer.from(raw), header(sign(raw)))
      ).toBe(true)
    }
  })

  it("counts over the JSON written again", () => {
    expect(
      hasValidSignature(secret, Buffer.from(escaped), header(sign(body)))
    ).toBe(true)
    expect(
      hasValidSignature(
        secret,
        Buffer.from(JSON.stringify(JSON.parse(body), null, 2)),
        header(sign(body).toUpperCase())
      )
    ).toBe(true)
  })

  it.each([
    ["another secret", header(sign(body, `${secret}x`))],
    ["another body", header(sign(`${body} `))],
    ["no signature", {}],
    ["an empty one", header("")],
    ["two of them", { "signaturerx-signature": [sign(body), sign(body)] }],
  ])("is refused with %s", (_name, headers) => {
    expect(hasValidSignature(secret, Buffer.from(body), headers)).toBe(false)
  })

  it("is refused for a body that is no JSON", () => {
    expect(hasValidSignature(secret, Buffer.from("{"), header(sign("[")))).toBe(
      false
    )
  })
})
