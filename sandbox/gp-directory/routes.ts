import { type Call, json, type Reply } from "../kit/http"
import { RateLimit } from "../kit/rate-limit"
import type { Partner, Sandbox } from "../kit/types"
import { inventedPractices, type Practice } from "./practices"

const PATH = "/gp-directory/ORD/2-0-0/organisations"
const CHANGED = "2026-09-01"

/** The NHS directory (ORD shape) over invented practices. */
export function mountGpDirectory(sandbox: Sandbox): Partner {
  const practices = inventedPractices()
  const limit = new RateLimit()
  const limited = (work: (call: Call) => Reply) => (call: Call) =>
    limit.allow(sandbox.config().gp_directory_rate_limit)
      ? work(call)
      : json(429, error(429, "Too many requests"), { "retry-after": "1" })
  sandbox.router.add(
    "GET",
    PATH,
    limited((call) => list(sandbox, practices, call)),
    { partner: "gp-directory", operation: "organisations.list" }
  )
  sandbox.router.add(
    "GET",
    `${PATH}/:ods`,
    limited((call) => {
      const ods = call.param("ods").toUpperCase()
      const found = practices.find((p) => p.code === ods)
      return found
        ? json(200, { Organisation: detail(found) })
        : json(404, error(404, "No record found for supplied ODS code"))
    }),
    { partner: "gp-directory", operation: "organisations.get" }
  )
  return {
    name: "gp-directory",
    title: "GP directory",
    refused: () => json(406, error(406, "Invalid parameters")),
    unauthorised: () => json(401, error(401, "Unauthorised")),
    view: () => ({ practices }),
    reset: () => undefined,
  }
}

const KNOWN = [
  "Name",
  "PostCode",
  "Status",
  "PrimaryRoleId",
  "NonPrimaryRoleId",
  "Limit",
  "Offset",
  "_format",
]

function list(sandbox: Sandbox, practices: Practice[], call: Call): Reply {
  const { query } = call
  const unknown = [...query.keys()].find((key) => !KNOWN.includes(key))
  if (unknown || query.size === 0) {
    return json(
      406,
      error(406, `Invalid parameters: ${unknown ?? "none given"}`)
    )
  }
  const limit = Number(query.get("Limit") ?? 20)
  const offset = Number(query.get("Offset") ?? 0)
  const inRange = limit >= 1 && limit <= 1000 && offset >= 0
  if (!Number.isInteger(limit) || !Number.isInteger(offset) || !inRange) {
    return json(406, error(406, "Limit must be 1 to 1000, Offset 0 or more"))
  }
  const found = practices.filter((p) => matches(p, query))
  const page = found.slice(offset, offset + limit)
  return json(
    200,
    { Organisations: page.map((p) => row(sandbox, p)) },
    {
      "x-total-count": String(found.length),
      "returned-records": String(page.length),
    }
  )
}

function matches(practice: Practice, query: URLSearchParams): boolean {
  const name = query.get("Name")?.toUpperCase() ?? ""
  const postcode = compact(query.get("PostCode") ?? "")
  const status = query.get("Status")
  const primary = query.get("PrimaryRoleId")
  const other = query.get("NonPrimaryRoleId")
  return (
    practice.name.toUpperCase().includes(name) &&
    compact(practice.postcode).startsWith(postcode) &&
    (!status || (status === "Active") === practice.active) &&
    (!primary || primary === "RO177") &&
    (!other || (other === "RO76" && practice.gp))
  )
}

function row(sandbox: Sandbox, practice: Practice) {
  return {
    Name: practice.name.toUpperCase(),
    OrgId: practice.code,
    Status: practice.active ? "Active" : "Inactive",
    OrgRecordClass: "RC1",
    PostCode: practice.postcode,
    LastChangeDate: CHANGED,
    PrimaryRoleId: "RO177",
    PrimaryRoleDescription: "PRESCRIBING COST CENTRE",
    OrgLink: `${sandbox.url()}${PATH}/${practice.code}`,
  }
}

function detail(practice: Practice) {
  const status = practice.active ? "Active" : "Inactive"
  const date = [{ Type: "Operational", Start: "2010-04-01" }]
  const role = (id: string, uniqueRoleId: number, primaryRole?: boolean) => ({
    id,
    uniqueRoleId,
    ...(primaryRole ? { primaryRole } : {}),
    Date: date,
    Status: status,
  })
  const contacts = [
    { type: "tel", value: practice.phone },
    ...(practice.email ? [{ type: "mail", value: practice.email }] : []),
  ]
  return {
    Name: practice.name.toUpperCase(),
    Date: date,
    OrgId: {
      root: "2.16.840.1.113883.2.1.3.2.4.18.48",
      assigningAuthorityName: "HSCIC",
      extension: practice.code,
    },
    Status: status,
    LastChangeDate: CHANGED,
    orgRecordClass: "RC1",
    GeoLoc: {
      Location: {
        AddrLn1: practice.line.toUpperCase(),
        Town: practice.town.toUpperCase(),
        County: practice.county.toUpperCase(),
        PostCode: practice.postcode,
        Country: "ENGLAND",
      },
    },
    Contacts: { Contact: contacts },
    Roles: {
      Role: [role("RO177", 1, true), ...(practice.gp ? [role("RO76", 2)] : [])],
    },
    ...(practice.successor ? { Succs: successor(practice.successor) } : {}),
  }
}

function successor(code: string) {
  return {
    Succ: [
      {
        uniqueSuccId: 1,
        Date: [{ Type: "Legal", Start: "2026-04-01" }],
        Type: "Successor",
        Target: {
          OrgId: {
            root: "2.16.840.1.113883.2.1.3.2.4.18.48",
            assigningAuthorityName: "HSCIC",
            extension: code,
          },
          PrimaryRoleId: { id: "RO177", uniqueRoleId: 1 },
        },
      },
    ],
  }
}

function compact(text: string): string {
  return text.replace(/\s+/g, "").toUpperCase()
}

function error(errorCode: number, errorText: string) {
  return { errorCode, errorText }
}
