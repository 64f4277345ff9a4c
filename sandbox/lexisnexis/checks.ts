import { nowIso, randomHex } from "../kit/ids"
import type { Config } from "../kit/options"
import { type Element, flag, type IduRequest, int, nil, text } from "./wire"

export type Outcome = "PASS" | "REFER" | "FAIL"

export type Check = {
  id: string
  ikey: string
  at: string
  reference: string
  scorecard: string
  services: string[]
  person: Record<string, string>
  outcome: Outcome
  deceased: boolean
  score: number
  reasons: string[]
  age: number | null
}

const SCORES: Record<Outcome, number> = { PASS: 100, REFER: 45, FAIL: 5 }
const REQUIRED = ["forename", "surname", "dob", "address1", "postcode"]

/** What is wrong with the request's person; empty when nothing is. */
export function inputErrors(request: IduRequest): string[] {
  const missing = REQUIRED.filter((field) => !request.person[field])
  const errors = missing.map((field) => `Missing field: ${field}`)
  if (request.person.dob && parseDob(request.person.dob) === null) {
    errors.push("Invalid field: dob")
  }
  if (request.services.length === 0) {
    errors.push("Missing services: none requested")
  }
  return errors
}

/**
 * Decides by the surname's first letters and the age; README.md lists them.
 * @param setting says it of everybody, whatever the surname
 */
export function check(
  request: IduRequest,
  now: Date,
  setting: Config["lexisnexis_outcome"] = "by_surname"
): Check {
  const surname = (
    setting === "by_surname" ? (request.person.surname ?? "") : setting
  ).toUpperCase()
  const age = ageAt(request.person.dob ?? "", now)
  const deceased = surname.startsWith("DECEASED")
  const reasons: string[] = []
  let outcome: Outcome = "PASS"
  if (surname.startsWith("FAIL") || deceased) {
    outcome = "FAIL"
    reasons.push(deceased ? "Deathscreen match" : "No address match")
  } else if (surname.startsWith("REFER")) {
    outcome = "REFER"
    reasons.push("Date of birth not confirmed")
  } else if (age !== null && age < 18) {
    outcome = "REFER"
    reasons.push("Age under 18")
  }
  return {
    id: `IDU${randomHex(6).toUpperCase()}`,
    ikey: randomHex(16),
    at: nowIso(),
    reference: request.reference,
    scorecard: request.scorecard,
    services: request.services,
    person: request.person,
    outcome,
    deceased,
    score: SCORES[outcome],
    reasons,
    age,
  }
}

/** The result block of a finished check. */
export function resultOf(
  done: Check,
  credits: number,
  address: string
): Element {
  const fields: Array<[string, Element]> = [
    ["Summary", summary(done, credits, address)],
    ["Errors", nil],
  ]
  const asked = (service: string) => done.services.includes(service)
  if (asked("address")) {
    fields.push(["Address", addressBlock(done)])
  }
  if (asked("deathscreen")) {
    fields.push(["Deathscreen", deathscreen(done)])
  }
  if (asked("dob")) {
    const hit = done.outcome === "PASS" ? 1 : 0
    fields.push([
      "DOB",
      {
        type: "DOB",
        fields: [
          ["TracesmartDOB", int(hit)],
          ["EquifaxDOB", int(hit)],
          ["EquifaxDOBStatus", text(hit ? "Confirmed" : "Unconfirmed")],
        ],
      },
    ])
  }
  if (asked("age")) {
    fields.push([
      "Age",
      { type: "Age", fields: [["AgeLower", int(done.age ?? 0)]] },
    ])
  }
  return { type: "Result", fields }
}

/** The result block of a call that could not be worked on. */
export function errorResult(reference: string, errors: string[]): Element {
  return {
    type: "Result",
    fields: [
      [
        "Summary",
        {
          type: "Summary",
          fields: [
            ["Status", flag(false)],
            ["Reference", text(reference)],
          ],
        },
      ],
      ["Errors", { type: "array", item: "string", items: errors.map(text) }],
    ],
  }
}

function summary(done: Check, credits: number, address: string): Element {
  return {
    type: "Summary",
    fields: [
      ["Status", flag(true)],
      ["ID", text(done.id)],
      ["IKey", text(done.ikey)],
      ["equifaxUsername", nil],
      ["Reference", text(done.reference)],
      ["Scorecard", text(done.scorecard)],
      ["Smartscore", int(done.score)],
      ["ResultText", text(done.outcome)],
      [
        "ProfileURL",
        text(`${address}?page=save&id=${done.id}&ikey=${done.ikey}`),
      ],
      ["Credits", int(credits)],
      ["UKLexId", nil],
      [
        "ReferReasons",
        { type: "array", item: "string", items: done.reasons.map(text) },
      ],
    ],
  }
}

function addressBlock(done: Check): Element {
  const matched = done.outcome === "PASS"
  const { forename = "", surname = "", dob = "" } = done.person
  return {
    type: "Address",
    fields: [
      ["UKLexId", nil],
      ["Forename", text(matched ? forename : "")],
      ["Surname", text(surname)],
      ["DOB", text(matched ? dob : "")],
      ["MatchType", text(matched ? "Full" : "Surname")],
      ["Telephone", text("Unavailable")],
      ["GoneAway", text("N")],
      ["Source", text("Electoral Roll")],
      ["AddressValidated", flag(done.outcome !== "FAIL")],
    ],
  }
}

function deathscreen(done: Check): Element {
  const { forename = "", surname = "", dob = "" } = done.person
  const hit: Element = {
    type: "Deathscreen",
    fields: [
      ["Forename", text(forename)],
      ["Surname", text(surname)],
      ["DOB", text(dob)],
      ["MatchScore", int(100)],
    ],
  }
  return {
    type: "array",
    item: "Deathscreen",
    items: done.deceased ? [hit] : [],
  }
}

function parseDob(dob: string): [number, number, number] | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(dob)
  const british = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(dob)
  const parts = iso
    ? [iso[1], iso[2], iso[3]]
    : british
      ? [british[3], british[2], british[1]]
      : []
  const [year, month, day] = parts.map(Number)
  if (!year || !month || !day) {
    return null
  }
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 ? [year, month, day] : null
}

function ageAt(dob: string, now: Date): number | null {
  const parts = parseDob(dob)
  if (!parts) {
    return null
  }
  const [year, month, day] = parts
  const had =
    now.getUTCMonth() + 1 > month ||
    (now.getUTCMonth() + 1 === month && now.getUTCDate() >= day)
  return now.getUTCFullYear() - year - (had ? 0 : 1)
}
