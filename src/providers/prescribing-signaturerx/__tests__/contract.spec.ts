import { readPdf } from "../../../../integration-tests/support/pdf"
import { startSandbox, type SandboxHandle } from "../../../../sandbox"
import { resolveSecrets } from "../../../../sandbox/kit/options"
import { signedContentOf } from "../../../modules/prescribing/domain/content"
import type { DraftRequest } from "../../../modules/prescribing/provider"
import { content } from "../../../modules/prescribing/testing/content"
import { createOutcome } from "../../../shared/http/http-client"
import { SignatureRxPrescribingProvider } from "../service"

const secrets = resolveSecrets()
let sandbox: SandboxHandle
let provider: SignatureRxPrescribingProvider

const makeProvider = (change: Record<string, unknown> = {}) =>
  new SignatureRxPrescribingProvider(
    {},
    {
      url: `${sandbox.url}/signaturerx`,
      clientId: secrets.signaturerxClientId,
      clientSecret: secrets.signaturerxClientSecret,
      clinicId: 1001,
      webhookSecret: secrets.signaturerxWebhookSecret,
      timeoutMs: 500,
      ...change,
    }
  )

const request = (change: Partial<DraftRequest> = {}): DraftRequest => ({
  reference: "RX-7F3K-9Q2M",
  case_reference: "CASE-7F3K-9Q2M",
  content: signedContentOf(content()),
  patient: content().patient,
  consultation_reference: "CON-7F3K-9Q2M",
  prescriber_ip: "203.0.113.7",
  ...change,
})

const control = async (path: string, body?: unknown) => {
  const answer = await fetch(`${sandbox.url}/_control/${path}`, {
    method: body === undefined ? "GET" : "POST",
    ...(body === undefined
      ? {}
      : {
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        }),
  })
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  }
  return answer.json()
}
const fault = (mode: string, more: Record<string, unknown> = {}) =>
  control("faults/signaturerx", { mode, ...more })

/** What the simulator received of an operation. */
const received = async (operation: string): Promise<number> => {
  const all: unknown = await control("state/signaturerx")
  return JSON.stringify(all).split(`"operation":"${operation}"`).length - 1
}

/** How the gateway would record what the call came to. */
const outcomeOf = async (using = provider, input = request()) => {
  try {
    const result = await using.createDraft(input)
    return { kind: "done" as const, result }
  } catch (error) {
    return createOutcome(error)
  }
}

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, smtpPort: 0, backendUrl: "" })
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  await control("reset", {})
  provider = makeProvider()
})

describe("SignatureRx", () => {
  it("creates a draft with its number and signing page", async () => {
    const draft = await provider.createDraft(request())
    expect(draft.partner_reference).toMatch(/^SRX[0-9A-F]{12}$/)
    const page = await fetch(draft.signing_url ?? "")
    expect(await page.text()).toContain("Finasteride 1 mg tablets")
  })

  it("gives the signed prescription as a PDF that reads as what was asked for", async () => {
    const asked = content((one) => {
      one.patient.first_name = "Łucja"
      one.patient.last_name = "Nguyễn-Featherstonehaugh"
      one.medicines.forEach((medicine) => {
        medicine.directions =
          "Take one tablet with water each morning. ".repeat(9)
      })
    })
    const { partner_reference } = await provider.createDraft(
      request({ content: signedContentOf(asked), patient: asked.patient })
    )
    await control(`signaturerx/prescriptions/${partner_reference}/sign`, {})
    const { webhooks } = (await control("webhooks?partner=signaturerx")) as {
      webhooks: { body: string }[]
    }
    const notice = provider.parseNotice(webhooks.at(-1)?.body ?? "")
    if (notice.kind !== "signed") {
      throw new Error(`the notice says ${notice.kind}`)
    }
    const { pages, text } = await readPdf(notice.document)
    expect(pages).toBe(1)
    const { patient, medicines, prescriber } = asked
    for (const said of [
      partner_reference,
      `${patient.first_name} ${patient.last_name}`,
      "Born 04/07/1988",
      patient.address.line_1,
      patient.address.postcode,
      ...medicines.map(({ description }) => description),
      ...medicines.map(({ directions }) => directions.trim()),
      "Issues: 1",
      `${prescriber.name} ${prescriber.body} ${prescriber.number}`,
    ]) {
      expect(text.normalize("NFC")).toContain(said)
    }
  })

  it("fetches one token for many, and keeps it", async () => {
    await Promise.all([1, 2, 3].map(() => provider.createDraft(request())))
    await provider.createDraft(request())
    expect(await received("token")).toBe(1)
    expect(await received("prescriptions.create")).toBe(4)
  })

  it("fetches a refused token again, once, and creates once", async () => {
    await provider.createDraft(request())
    await fault("unauthorised", { times: 1, operation: "prescriptions.create" })
    expect((await outcomeOf()).kind).toBe("done")
    await fault("unauthorised", { times: 9, operation: "prescriptions.create" })
    expect((await outcomeOf()).kind).toBe("retry")
  })

  it.each([
    ["down", "unknown|retry"],
    ["unavailable", "unknown"],
    ["lose_answer", "unknown"],
    ["slow", "unknown"],
    ["refuse", "refused"],
  ])("%s is recorded as %s", async (mode, expected) => {
    await provider.createDraft(request())
    await fault(mode, {
      operation: "prescriptions.create",
      ...(mode === "slow" ? { delay_ms: 1500 } : {}),
    })
    expect((await outcomeOf()).kind).toMatch(new RegExp(`^(${expected})$`))
  })

  it("knows that nothing was sent when the token could not be had", async () => {
    for (const mode of ["down", "unavailable"]) {
      await control("reset", {})
      await fault(mode, { operation: "token" })
      expect((await outcomeOf(makeProvider())).kind).toBe("retry")
    }
    expect(
      (await outcomeOf(makeProvider({ clientSecret: "wrong" }))).kind
    ).toBe("retry")
  })

  it("knows that nothing was sent to a place where nobody listens", async () => {
    const nobody = makeProvider({ url: "http://127.0.0.1:9/signaturerx" })
    expect((await outcomeOf(nobody)).kind).toBe("retry")
  })

  it("names the fields of a refusal, not what stood in them", async () => {
    const marked = "Marked-directions"
    const outcome = await outcomeOf(
      provider,
      request({
        content: signedContentOf(
          content((one) =>
            one.medicines.forEach((medicine) => {
              medicine.dmd.vmp = "not-a-number"
              medicine.directions = marked
            })
          )
        ),
      })
    )
    expect(outcome).toMatchObject({
      kind: "refused",
      error: expect.stringContaining("medicines.0.VPID"),
    })
    expect(JSON.stringify(outcome)).not.toContain(marked)
  })

  it("asks for nothing where no IPv4 address is known", async () => {
    const none = request({ prescriber_ip: null })
    expect(await outcomeOf(provider, none)).toMatchObject({
      kind: "refused",
      error: expect.stringContaining("prescriber_ip"),
    })
    expect(await received("prescriptions.create")).toBe(0)
    const fallback = makeProvider({ fallbackIp: "203.0.113.9" })
    expect((await outcomeOf(fallback, none)).kind).toBe("done")
  })
})
