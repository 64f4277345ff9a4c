import { z } from "@medusajs/framework/zod"
import type {
  IdentityCheckResult,
  PersonToCheck,
} from "../../modules/identity/provider"
import { malformed, PartnerHttpError } from "../../shared/http/http-client"
import { child, unescapeXml } from "./envelope"

export const PARTNER = "lexisnexis"
const OPERATION = "IDUProcess"

/** Our person in the partner's field names. */
export function toPerson(person: PersonToCheck): Record<string, string> {
  const { address_1, address_2, city, county, postcode } = person.home_address
  const lines = [address_1, address_2, city, county].filter(
    (line): line is string => Boolean(line)
  )
  return {
    forename: person.first_name,
    surname: person.last_name,
    gender: person.sex === "male" ? "1" : "2",
    dob: person.date_of_birth,
    ...Object.fromEntries(
      lines.map((line, index) => [`address${index + 1}`, line])
    ),
    postcode,
  }
}

const OUTCOMES = {
  PASS: "passed",
  REFER: "referred",
  FAIL: "failed",
} as const

const text = z.string().transform(unescapeXml)

/** What is read of an answer: no occupants, no property, no contact data of others. */
const summarySchema = z.object({
  Status: z.string(),
  ID: text.pipe(z.string().min(1)),
  IKey: text.optional(),
  Scorecard: text.optional(),
  Smartscore: z.coerce.number().int().optional(),
  ResultText: z.enum(["PASS", "REFER", "FAIL"]),
})

/** Which blocks of the answer stand for which service. */
const BLOCKS = {
  Address: "address",
  DOB: "dob",
  Age: "age",
  Deathscreen: "deathscreen",
} as const

/**
 * The partner's answer in our words. `Status` other than true and any `Errors`
 * are technical failures, never an outcome about the person.
 * @throws PartnerHttpError
 */
export function toResult(body: unknown): IdentityCheckResult {
  const fault = child(body, "Fault")
  if (fault !== undefined) {
    throw failure(textsIn(child(fault, "faultstring")))
  }
  const result = child(child(body, "IDUProcessResponse"), "IDUProcessReturn")
  const summary = child(result, "Summary")
  if (child(summary, "Status") === undefined) {
    throw malformed(PARTNER, OPERATION, "no Summary.Status")
  }
  const errors = textsIn(child(result, "Errors"))
  if (errors.length > 0 || !isTrue(child(summary, "Status"))) {
    throw failure(errors)
  }
  const parsed = summarySchema.safeParse(summary)
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join("."))
    throw malformed(PARTNER, OPERATION, `Summary: ${fields.join(", ")}`)
  }
  const { ID, IKey, Scorecard, Smartscore, ResultText } = parsed.data
  return {
    outcome: isDeceased(result) ? "deceased" : OUTCOMES[ResultText],
    provider_reference: ID,
    score: Smartscore ?? null,
    scorecard: Scorecard ?? null,
    services: Object.entries(BLOCKS)
      .filter(([block]) => child(result, block) !== undefined)
      .map(([, service]) => service),
    continuation: IKey ? { id: ID, ikey: IKey } : null,
  }
}

const isTrue = (value: unknown): boolean => value === "true" || value === "1"

/** A hit on the register of deaths: any entry in its block. */
function isDeceased(result: unknown): boolean {
  const block = child(result, "Deathscreen")
  const items = child(block, "item")
  return Array.isArray(items) ? items.length > 0 : items !== undefined
}

/** Every text below a node, however rpc/encoding nested it. */
function textsIn(node: unknown): string[] {
  if (typeof node === "string") {
    return node === "" ? [] : [unescapeXml(node)]
  }
  if (typeof node !== "object" || node === null) {
    return []
  }
  return Object.values(node).flatMap(textsIn)
}

/**
 * A technical failure by the words of its text ([OURS]). All
 * of them answer that no check was made; only the last kind is worth repeating.
 * The partner's text may name a value, so only the kind is passed on.
 */
function failure(texts: string[]): PartnerHttpError {
  const words = texts.join(" ")
  const kind = /login|password|permission/i.test(words)
    ? "credentials"
    : /credit/i.test(words)
      ? "out of credits"
      : /invalid|missing/i.test(words)
        ? `input${fieldsIn(words)}`
        : undefined
  return new PartnerHttpError(
    PARTNER,
    OPERATION,
    kind === undefined ? "unavailable" : "rejected",
    kind !== undefined,
    undefined,
    undefined,
    kind ?? "fault"
  )
}

/** The partner's own field names in a message, which are safe to show. */
function fieldsIn(words: string): string {
  const known =
    /\b(forename|surname|dob|address1|postcode|gender|reference)\b/gi
  const fields = [...new Set(words.match(known))]
  return fields.length > 0 ? `: ${fields.join(", ")}` : ""
}
