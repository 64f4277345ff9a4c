import { createTransport } from "nodemailer"
import type { SandboxHandle } from "../index"
import { escapeHtml } from "../kit/html"
import { resolveSecrets } from "../kit/options"
import { at, type Answer, call, fault, testSandbox } from "./helpers"

const SECRETS = resolveSecrets()
let sandbox: SandboxHandle

beforeAll(async () => {
  sandbox = await testSandbox(undefined, {
    config: { gp_directory_rate_limit: 1000 },
  })
})
afterAll(() => sandbox.close())
beforeEach(() => call(`${sandbox.url}/_control/reset`, { body: {} }))

type Person = { surname: string; dob?: string; forename?: string }

const check = (
  person: Person,
  idu = "",
  password = SECRETS.lexisnexisPassword
) => {
  const { surname, dob = "1990-07-04", forename = "TEST" } = person
  return call(`${sandbox.url}/lexisnexis/v5.10/`, {
    headers: { "content-type": "text/xml", soapaction: "urn:idu#IDUProcess" },
    body: `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:idu="urn:idu"><soap:Body>
<idu:IDUProcess><params><Login><username>${SECRETS.lexisnexisUsername}</username><password>${password}</password></Login>
<IDU><Reference>IDV-1</Reference>${idu}<Scorecard>Age Verification default</Scorecard></IDU>
<Person><forename>${escapeHtml(forename)}</forename><surname>${escapeHtml(surname)}</surname><dob>${dob}</dob><address1>1</address1><postcode>LS1 4BT</postcode></Person>
<Services><address>true</address><dob>true</dob><age>true</age><deathscreen>true</deathscreen></Services>
</params></idu:IDUProcess></soap:Body></soap:Envelope>`,
  })
}

const tag = (answer: Answer, name: string) =>
  new RegExp(`<${name}(?: [^>]*)?>([^<]*)<`).exec(answer.text)?.[1]

describe("LexisNexis simulator", () => {
  const year = new Date().getUTCFullYear() - 17
  it.each([
    [{ surname: "Patient" }, "PASS", "0"],
    [{ surname: "passmore" }, "PASS", "0"],
    [{ surname: "REFERRED" }, "REFER", "0"],
    [{ surname: "Failing" }, "FAIL", "0"],
    [{ surname: "Deceased" }, "FAIL", "1"],
    [{ surname: "Patient", dob: `${year}-01-01` }, "REFER", "0"],
    [{ surname: "O'Neill & <Co>" }, "PASS", "0"],
  ])("answers %j with %s", async (person, outcome, deaths) => {
    const answer = await check(person)
    expect(answer.status).toBe(200)
    expect(tag(answer, "ResultText")).toBe(outcome)
    expect(tag(answer, "Status")).toBe("true")
    expect(answer.text).toContain(`Deathscreen[${deaths}]`)
    expect(tag(answer, "Reference")).toBe("IDV-1")
  })

  it("counts credits down and continues by ID and IKey without a credit", async () => {
    const first = await check({ surname: "REFER" })
    const second = await check({ surname: "Patient" })
    expect(Number(tag(first, "Credits")) - Number(tag(second, "Credits"))).toBe(
      1
    )
    const idu = `<ID>${tag(first, "ID")}</ID><IKey>${tag(first, "IKey")}</IKey>`
    const continued = await check({ surname: "Patient" }, idu)
    expect(tag(continued, "ResultText")).toBe("REFER")
    expect(tag(continued, "Credits")).toBe(tag(second, "Credits"))
    const wrong = await check(
      { surname: "Patient" },
      "<ID>x</ID><IKey>y</IKey>"
    )
    expect(tag(wrong, "Status")).toBe("false")
    const state = await call(`${sandbox.url}/_control/state/lexisnexis`)
    expect(at(state.json, "checks", 1, "reference")).toBe("IDV-1")
    expect(at(state.json, "checks", 2)).toBeUndefined()
  })

  it("says of everybody what its page was set to, until it goes by surname again", async () => {
    const set = (lexisnexis_outcome: string) =>
      call(`${sandbox.url}/_control/config`, { body: { lexisnexis_outcome } })
    const page = await call(`${sandbox.url}/`)
    for (const name of ["by_surname", "pass", "refer", "fail", "deceased"]) {
      expect(page.text).toContain(`name="lexisnexis_outcome" value="${name}"`)
    }
    await set("deceased")
    const dead = await check({ surname: "Patient" })
    expect(dead.text).toContain("Deathscreen[1]")
    await set("pass")
    expect(tag(await check({ surname: "REFER" }), "ResultText")).toBe("PASS")
    await set("by_surname")
    expect(tag(await check({ surname: "REFER" }), "ResultText")).toBe("REFER")
  })

  it("answers faults with 500 and bad input with an Errors element", async () => {
    const broken = await check({ surname: "FAULT" })
    expect(broken.status).toBe(500)
    expect(broken.text).toContain("<faultcode>SOAP-ENV:Server</faultcode>")
    const login = await check({ surname: "Patient" }, "", "wrong")
    expect(login.status).toBe(500)
    expect(login.text).toContain("Login failed")
    const input = await check({ surname: "Patient", dob: "1990-02-31" })
    expect(tag(input, "Status")).toBe("false")
    expect(input.text).toContain("Invalid field: dob")
    const started = Date.now()
    expect(tag(await check({ surname: "SLOW" }), "ResultText")).toBe("PASS")
    expect(Date.now() - started).toBeGreaterThanOrEqual(95)
    const wsdl = await call(`${sandbox.url}/lexisnexis/v5.10/?wsdl`)
    expect(wsdl.text).toContain("IDUProcess")
  })
})

describe("mailbox", () => {
  const send = (to: string, more = {}) =>
    createTransport({
      host: "127.0.0.1",
      port: sandbox.smtpPort,
      secure: false,
    }).sendMail({
      from: '"Willow Pharmacy" <no-reply@willow.example>',
      to,
      subject: "Your letter – grüße",
      text: "Hello £5\nsecond line = end",
      html: "<p>Hello</p>",
      attachments: [
        { filename: "brief über.pdf", content: Buffer.from([37, 80, 0, 255]) },
      ],
      ...more,
    })
  const messages = async (query = "") =>
    (await call(`${sandbox.url}/_control/mailbox?${query}`)).json

  it("keeps what it is sent, with attachments byte for byte", async () => {
    const sent = await send("gp@z90001.example")
    await send("other@z90002.example", { subject: "Else" })
    const found = await messages("to=gp@z90001&subject=letter")
    expect(at(found, "messages", 1)).toBeUndefined()
    const message = at(found, "messages", 0)
    expect(message).toMatchObject({
      message_id: sent.messageId,
      subject: "Your letter – grüße",
      html: "<p>Hello</p>",
    })
    expect(String(at(message, "text"))).toContain("Hello £5\nsecond line = end")
    expect(at(message, "attachments", 0, "filename")).toBe("brief über.pdf")
    const id = String(at(message, "id"))
    const response = await fetch(
      `${sandbox.url}/_control/mailbox/${id}/attachments/0`
    )
    const bytes = Buffer.from(await response.arrayBuffer())
    expect([...bytes]).toEqual([37, 80, 0, 255])
  })

  it("rejects, bounces and loses answers", async () => {
    await expect(send("reject@x.example")).rejects.toMatchObject({
      responseCode: 550,
    })
    await send("bounce@x.example")
    const after = await messages()
    expect(at(after, "bounces", 0, "to")).toBe("bounce@x.example")
    expect(at(after, "messages", 0, "envelope", "to", 0)).toBe(
      "no-reply@willow.example"
    )
    await fault(sandbox, "mailbox", { mode: "unavailable", times: 1 })
    await expect(send("a@x.example")).rejects.toMatchObject({
      responseCode: 451,
    })
    await fault(sandbox, "mailbox", { mode: "lose_answer", times: 1 })
    await expect(send("lost@x.example")).rejects.toThrow()
    expect(at(await messages("to=lost@"), "messages", 0)).toBeDefined()
    await fault(sandbox, "mailbox", { mode: "down", times: 1 })
    await expect(send("down@x.example")).rejects.toThrow()
    expect(at(await messages("to=down@"), "messages", 0)).toBeUndefined()
  })
})

describe("GP directory", () => {
  const ord = (query: string) =>
    call(`${sandbox.url}/gp-directory/ORD/2-0-0/organisations${query}`)

  it("lists practices by role, name, postcode and page", async () => {
    const all = await ord(
      "?PrimaryRoleId=RO177&NonPrimaryRoleId=RO76&Status=Active&Limit=1000"
    )
    expect(all.headers.get("x-total-count")).toBe("57")
    const page = await ord("?PrimaryRoleId=RO177&Limit=2&Offset=59")
    expect(at(page.json, "Organisations", 1)).toBeUndefined()
    const leeds = await ord("?PostCode=LS98&Limit=5")
    expect(at(leeds.json, "Organisations", 0, "OrgId")).toBe("Z90001")
    const named = await ord("?Name=millbrook")
    expect(String(at(named.json, "Organisations", 0, "Name"))).toContain(
      "MILLBROOK"
    )
    expect((await ord("")).status).toBe(406)
  })

  it("shows contacts, a merger and an unknown code", async () => {
    const one = await ord("/Z90001")
    const contacts = JSON.stringify(at(one.json, "Organisation", "Contacts"))
    expect(contacts).toContain("reception@z90001.example")
    const merged = await ord("/Z90058")
    expect(at(merged.json, "Organisation", "Status")).toBe("Inactive")
    const target = at(merged.json, "Organisation", "Succs", "Succ", 0, "Target")
    expect(at(target, "OrgId", "extension")).toBe("Z90001")
    expect((await ord("/A00000")).status).toBe(404)
  })
})

describe("TitanPMR and SMS", () => {
  it("takes a bundle once per key and finds its item", async () => {
    const token = await call(`${sandbox.url}/titan/oauth/token`, {
      body: {
        grant_type: "client_credentials",
        client_id: SECRETS.titanClientId,
        client_secret: SECRETS.titanClientSecret,
      },
    })
    const headers = {
      authorization: `Bearer ${String(token.json.access_token)}`,
      "idempotency-key": "pmr-1",
    }
    const patient = {
      resourceType: "Patient",
      name: [{ family: "Patient" }],
      birthDate: "1990-07-04",
    }
    const put = await call(
      `${sandbox.url}/titan/api/v1/Patient?identifier=urn:x|pat_1`,
      { method: "PUT", headers, body: patient }
    )
    expect(put.status).toBe(201)
    const request = {
      resourceType: "MedicationRequest",
      status: "active",
      intent: "order",
      identifier: [{ system: "urn:x", value: "RXI-1" }],
      medicationCodeableConcept: { text: "Orlistat" },
      subject: { reference: "urn:uuid:1" },
      dosageInstruction: [{ text: "1 capsule" }],
    }
    const bundle = (resources: unknown[]) => ({
      resourceType: "Bundle",
      type: "transaction",
      entry: resources.map((resource) => ({ resource })),
    })
    const url = `${sandbox.url}/titan/api/v1/Bundle`
    const body = bundle([patient, request])
    const first = await call(url, { headers, body })
    expect(first.status).toBe(201)
    const second = await call(url, { headers, body })
    expect(second.json).toEqual(first.json)
    const other = await call(url, {
      headers,
      body: bundle([patient, request, request]),
    })
    expect(other.status).toBe(409)
    const incomplete = await call(url, {
      headers: { ...headers, "idempotency-key": "pmr-2" },
      body: bundle([request]),
    })
    expect(incomplete.status).toBe(422)
    const found = await call(
      `${sandbox.url}/titan/api/v1/MedicationRequest?identifier=urn:x|RXI-1`,
      { headers }
    )
    expect(found.json.total).toBe(1)
    const id = String(at(found.json, "entry", 0, "resource", "id"))
    const got = await call(
      `${sandbox.url}/titan/api/v1/MedicationRequest/${id}`,
      { headers }
    )
    expect(at(got.json, "identifier", 0, "value")).toBe("RXI-1")
  })

  it("keeps text messages behind a key", async () => {
    const url = `${sandbox.url}/sms/messages`
    const body = { to: "+447700900123", body: "Hello", reference: "sms-1" }
    expect((await call(url, { body })).status).toBe(401)
    const headers = { authorization: `Bearer ${SECRETS.smsApiKey}` }
    expect((await call(url, { headers, body })).status).toBe(201)
    const bad = await call(url, { headers, body: { ...body, to: "12" } })
    expect(bad.status).toBe(422)
    const list = await call(`${url}?reference=sms-1`, { headers })
    expect(at(list.json, "messages", 0, "body")).toBe("Hello")
    const control = await call(
      `${sandbox.url}/_control/sms?to=${encodeURIComponent("+447700900123")}`
    )
    expect(at(control.json, "messages", 0, "reference")).toBe("sms-1")
  })
})
