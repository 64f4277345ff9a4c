import { content } from "../../testing/content"
import {
  instructionsOf,
  prescriptionContentSchema,
  signedContentOf,
  signedHash,
  type PrescriptionContent,
} from "../content"
import { ipv4Of, kindOfPractitioner, missingParticulars } from "../particulars"
import { isValidOn, nextIssueFrom, validUntil } from "../validity"

const hashOf = (change?: (one: PrescriptionContent) => void) =>
  signedHash(signedContentOf(content(change)))

const first = (one: PrescriptionContent) => {
  const [medicine] = one.medicines
  if (!medicine) {
    throw new Error("the test's content has a medicine")
  }
  return medicine
}

describe("what is signed", () => {
  it("has one fingerprint for one content, whatever the order of its keys", () => {
    const signed = signedContentOf(content())
    const turned = Object.fromEntries(Object.entries(signed).reverse())
    expect(signedHash({ ...signed, ...turned })).toBe(hashOf())
  })

  it.each<[string, (one: PrescriptionContent) => void]>([
    ["first name", (one) => (one.patient.first_name = "Robim")],
    ["last name", (one) => (one.patient.last_name = "Ashdowm")],
    ["date of birth", (one) => (one.patient.date_of_birth = "1988-07-05")],
    ["address", (one) => (one.patient.address.line_1 = "2 High Street")],
    ["postcode", (one) => (one.patient.address.postcode = "LS1 4BU")],
    [
      "medicine",
      (one) => (first(one).description = "Finasteride 5 mg tablets"),
    ],
    ["dm+d id", (one) => (first(one).dmd.vmp = "317893013")],
    ["dose", (one) => (first(one).dose = "2 mg")],
    ["directions", (one) => (first(one).directions = "Take two tablets")],
    ["quantity", (one) => (first(one).quantity = 29)],
    ["issues", (one) => (one.issues = 2)],
    ["prescriber", (one) => (one.prescriber.number = "7012346")],
  ])("changes with the %s", (_name, change) => {
    expect(hashOf(change)).not.toBe(hashOf())
  })

  it("says the dose once", () => {
    expect(instructionsOf("1 mg", "Take one")).toBe("1 mg. Take one")
    expect(instructionsOf("Take one", "Take one once a day")).toBe(
      "Take one once a day"
    )
    expect(instructionsOf("1 mg", "")).toBe("1 mg")
    expect(instructionsOf("", "Take one")).toBe("Take one")
  })
})

describe("particulars (reg 217(4))", () => {
  it("are complete", () => {
    expect(missingParticulars(content())).toEqual([])
  })

  it.each<[string, (one: PrescriptionContent) => void]>([
    ["address of the practitioner", (one) => (one.prescriber.address = " ")],
    ["kind of practitioner", (one) => (one.prescriber.body = "HCPC")],
    [
      "first and last name of the practitioner",
      (one) => (one.prescriber.name = "Whitmore"),
    ],
    [
      "registration number of the practitioner",
      (one) => (one.prescriber.number = ""),
    ],
    ["patient's last name", (one) => (one.patient.last_name = "")],
    ["patient's address", (one) => (one.patient.address.line_1 = "")],
    ["date of birth", (one) => (one.patient.date_of_birth = "1988")],
    [
      "directions of medicine 1",
      (one) => {
        first(one).dose = ""
        first(one).directions = ""
      },
    ],
  ])("lack the %s", (name, change) => {
    expect(missingParticulars(content(change))).toEqual([name])
  })

  it.each([undefined, null, Number.NaN, 0, -1, 1.5, 13, 100, "3"])(
    "lack the number of issues when it is %s (R-11, SAF-1)",
    (issues) => {
      const made = JSON.parse(JSON.stringify({ ...content(), issues }))
      expect(missingParticulars(made)).toEqual([
        "number of issues, from 1 to 12",
      ])
      expect(prescriptionContentSchema.safeParse(made).success).toBe(false)
    }
  )

  it("take one issue as well as twelve", () => {
    for (const issues of [1, 2, 12]) {
      const made = content((one) => (one.issues = issues))
      expect(missingParticulars(made)).toEqual([])
      expect(prescriptionContentSchema.parse(made)).toEqual(made)
    }
  })

  it("know a practitioner's kind by the register", () => {
    expect(kindOfPractitioner("GMC")).toBe("Doctor")
    expect(kindOfPractitioner("Laravel")).toBeUndefined()
  })

  it.each([
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["203.0.113.7", "203.0.113.7"],
    ["::1", "127.0.0.1"],
    ["2001:db8::1", null],
  ])("read the IPv4 address of %s", (given, expected) => {
    expect(ipv4Of(given)).toBe(expected)
  })
})

describe("validity (reg 217(5), R-12)", () => {
  const noon = (day: string) => new Date(`${day}T12:00:00Z`)

  it.each([
    ["2026-01-01", "2026-06-30"],
    ["2026-08-31", "2027-02-28"],
    ["2027-08-31", "2028-02-29"],
    ["2028-02-29", "2028-08-28"],
    ["2026-11-21", "2027-05-20"],
    ["2026-07-01", "2026-12-31"],
    ["2027-02-28", "2027-08-27"],
    ["2028-08-29", "2029-02-28"],
    ["2028-08-30", "2029-02-28"],
    ["2026-10-31", "2027-04-30"],
    ["2026-03-31", "2026-09-30"],
    ["2026-12-31", "2027-06-30"],
  ])("one of %s is dispensed by %s", (signed, last) => {
    const until = validUntil(noon(signed))
    expect(until).toBe(last)
    expect(isValidOn(until, noon(last))).toBe(true)
    const next = new Date(noon(last).getTime() + 24 * 60 * 60_000)
    expect(isValidOn(until, next)).toBe(false)
  })

  it("counts London's days in summer time", () => {
    // 23:30 UTC on 31 March is 00:30 on 1 April in London.
    expect(validUntil(new Date("2026-03-31T23:30:00Z"))).toBe("2026-09-30")
    expect(isValidOn("2026-09-30", new Date("2026-09-30T22:59:00Z"))).toBe(true)
    expect(isValidOn("2026-09-30", new Date("2026-09-30T23:00:00Z"))).toBe(
      false
    )
  })

  it("begins on London's day, when the clocks go forward and back", () => {
    // 29 March 2026 has 23 hours, 25 October 2026 has 25.
    for (const [signed, last] of [
      ["2026-03-28T23:59:59Z", "2026-09-27"],
      ["2026-03-29T00:00:00Z", "2026-09-28"],
      ["2026-03-29T23:00:00Z", "2026-09-29"],
      ["2026-10-24T23:00:00Z", "2027-04-24"],
      ["2026-10-25T23:30:00Z", "2027-04-24"],
      ["2026-10-26T00:00:00Z", "2027-04-25"],
      // 00:30 on 1 September in London: no longer the 31st.
      ["2026-08-31T23:30:00Z", "2027-02-28"],
      ["2028-02-29T23:59:59Z", "2028-08-28"],
    ] as const) {
      expect([signed, validUntil(new Date(signed))]).toEqual([signed, last])
    }
    // The last day in winter ends at London's midnight, which is UTC's.
    expect(isValidOn("2027-02-28", new Date("2027-02-28T23:59:59Z"))).toBe(true)
    expect(isValidOn("2027-02-28", new Date("2027-03-01T00:00:00Z"))).toBe(
      false
    )
  })

  it("keeps the interval between issues (R-13)", () => {
    expect(nextIssueFrom(noon("2026-01-01"), 28)).toEqual(
      new Date("2026-01-29T00:00:00Z")
    )
    // From London's midnight, an hour before UTC's in summer.
    expect(nextIssueFrom(noon("2026-03-10"), 28)).toEqual(
      new Date("2026-04-06T23:00:00Z")
    )
  })
})
