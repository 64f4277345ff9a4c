import { escapeXml, parseEnvelope, requestEnvelope } from "../envelope"
import { toPerson, toResult } from "../mapping"

/** An answer as rpc/encoded SOAP writes it, with parts left to the test. */
const answer = (
  summary: string,
  rest = "",
  errors = '<Errors xsi:nil="true"/>'
) =>
  parseEnvelope(
    `<SOAP-ENV:Envelope xmlns:SOAP-ENV="e" xmlns:ns1="urn:idu"><SOAP-ENV:Body><ns1:IDUProcessResponse><IDUProcessReturn xsi:type="ns1:Result"><Summary>${summary}</Summary>${errors}${rest}</IDUProcessReturn></ns1:IDUProcessResponse></SOAP-ENV:Body></SOAP-ENV:Envelope>`
  )
const summary = (result: string) =>
  `<Status xsi:type="xsd:boolean">true</Status><ID>IDU1</ID><IKey>k&amp;1</IKey><Smartscore>45</Smartscore><Scorecard>S</Scorecard><ResultText>${result}</ResultText>`

it.each([
  ["PASS", "passed"],
  ["REFER", "referred"],
  ["FAIL", "failed"],
])("%s is %s", (text, outcome) => {
  expect(
    toResult(
      answer(
        summary(text),
        "<Address><Occupants><item><Surname>OTHER</Surname></item></Occupants></Address><DOB/>"
      )
    )
  ).toEqual({
    outcome,
    provider_reference: "IDU1",
    score: 45,
    scorecard: "S",
    services: ["address", "dob"],
    continuation: { id: "IDU1", ikey: "k&1" },
  })
})

it("takes an entry in the register of deaths over everything else", () => {
  const hit = "<Deathscreen><item><Surname>X</Surname></item></Deathscreen>"
  expect(toResult(answer(summary("PASS"), hit)).outcome).toBe("deceased")
  const none = toResult(answer(summary("PASS"), "<Deathscreen></Deathscreen>"))
  expect(none.outcome).toBe("passed")
})

const errors = (text: string) => `<Errors><item>${text}</item></Errors>`
it.each([
  ["Status false", "<Status>false</Status>", undefined, "unavailable", false],
  ["unknown text", summary("PASS"), errors("Oops"), "unavailable", false],
  ["login", summary("PASS"), errors("Login failed"), "rejected", true],
  ["credit", summary("FAIL"), errors("Insufficient credit"), "rejected", true],
  ["input", summary("FAIL"), errors("Invalid field: dob"), "rejected", true],
  ["no such result", summary("MAYBE"), undefined, "malformed", true],
  ["no summary fields", "", undefined, "malformed", true],
])(
  "%s is a technical failure, never an outcome",
  (_, text, error, kind, sent) => {
    expect(() => toResult(answer(text, "", error))).toThrow(
      expect.objectContaining({ kind, sent })
    )
  }
)

it("passes on field names of the partner, never its words", () => {
  try {
    toResult(answer(summary("FAIL"), "", errors("Invalid surname SECRETNAME")))
    throw new Error("no failure")
  } catch (error) {
    const { message } = error as Error
    expect(message).toContain("surname")
    expect(message).not.toContain("SECRETNAME")
  }
})

it("escapes what a person typed", () => {
  const evil = `</forename><Services>"&'`
  const xml = requestEnvelope({
    login: {},
    idu: { Reference: "IDV-1" },
    person: { forename: evil },
    services: ["address"],
  })
  expect(xml).not.toContain(evil)
  expect(xml.match(/<Services>/g)).toHaveLength(1)
  expect(escapeXml("a\u0000b\u001Fc\uFFFE")).toBe("abc")
})

it("expands no entity and reads no document type", () => {
  expect(
    parseEnvelope('<!DOCTYPE x [<!ENTITY a "b">]><Envelope><Body/></Envelope>')
  ).toBeNull()
  expect(parseEnvelope("not xml")).toBeNull()
})

it("sends a person in the partner's fields, without empty lines", () => {
  expect(
    toPerson({
      first_name: "A",
      last_name: "B",
      sex: "female",
      date_of_birth: "1990-07-04",
      home_address: {
        address_1: "1 High Street",
        address_2: null,
        city: "Leeds",
        county: "",
        postcode: "LS1 4BT",
      },
    })
  ).toEqual({
    forename: "A",
    surname: "B",
    gender: "2",
    dob: "1990-07-04",
    address1: "1 High Street",
    address2: "Leeds",
    postcode: "LS1 4BT",
  })
})
