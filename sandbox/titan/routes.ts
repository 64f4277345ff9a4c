import { z } from "zod"
import { type Call, json, type Reply } from "../kit/http"
import { nowIso, randomHex, sameText, sha256Hex } from "../kit/ids"
import { fieldErrors, isRecord } from "../kit/schema"
import type { Section } from "../kit/store"
import { Tokens } from "../kit/tokens"
import type { Json, Partner, Sandbox } from "../kit/types"

type Resource = Json & { id: string; resourceType: string }

type State = {
  patients: Record<string, Resource>
  requests: Record<string, Resource>
  bundles: Array<{ at: string; key: string; bundle: unknown }>
  replies: Record<string, { fingerprint: string; status: number; body: Json }>
}

const Bundle = z.looseObject({
  resourceType: z.literal("Bundle"),
  type: z.literal("transaction"),
  entry: z
    .array(
      z.looseObject({
        fullUrl: z.string().optional(),
        resource: z.looseObject({ resourceType: z.string() }),
      })
    )
    .min(1),
})

const MedicationRequest = z.looseObject({
  resourceType: z.literal("MedicationRequest"),
  status: z.literal("active"),
  intent: z.literal("order"),
  identifier: z
    .array(z.looseObject({ system: z.string(), value: z.string().min(1) }))
    .min(1),
  medicationCodeableConcept: z.looseObject({}),
  subject: z.looseObject({ reference: z.string() }),
  dosageInstruction: z.array(z.looseObject({ text: z.string() })).min(1),
})

const Patient = z.looseObject({
  resourceType: z.literal("Patient"),
  name: z.array(z.looseObject({ family: z.string() })).min(1),
  birthDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
})

const EIGHT_HOURS_S = 8 * 3600

/** TitanPMR: a proposed REST contract; see README.md. */
export function mountTitan(sandbox: Sandbox): Partner {
  const state = sandbox.store.section<State>("titan", () => ({
    patients: {},
    requests: {},
    bundles: [],
    replies: {},
  }))
  const tokens = new Tokens(sandbox.store, "titan", EIGHT_HOURS_S)
  const add = (
    method: string,
    path: string,
    operation: string,
    work: (call: Call) => Reply
  ) =>
    sandbox.router.add(
      method,
      `/titan/api/v1${path}`,
      (call) =>
        tokens.accepts(call.header("authorization"))
          ? work(call)
          : unauthorised(),
      { partner: "titan", operation }
    )
  for (const path of ["/titan/oauth/token", "/titan/api/v1/oauth/token"]) {
    sandbox.router.add("POST", path, (call) => token(sandbox, tokens, call), {
      partner: "titan",
      operation: "token",
    })
  }
  const touch = () => sandbox.store.touch()
  add("PUT", "/Patient", "patients.upsert", (c) => putPatient(state, touch, c))
  add("POST", "/Bundle", "bundles.create", (c) => postBundle(state, touch, c))
  add("GET", "/MedicationRequest", "requests.search", (c) => search(state, c))
  add("GET", "/MedicationRequest/:id", "requests.get", (call) => {
    const found = state.get().requests[call.param("id")]
    return found ? fhir(200, found) : outcome(404, "not-found", "No such id")
  })
  return {
    name: "titan",
    title: "TitanPMR",
    refused: () => outcome(422, "processing", "The resource was refused"),
    unauthorised,
    view: state.get,
    reset: () => {
      state.reset()
      tokens.revokeAll()
    },
  }
}

function token(sandbox: Sandbox, tokens: Tokens, call: Call): Reply {
  const body = call.isForm() ? Object.fromEntries(call.form()) : call.json()
  const given = isRecord(body) ? body : {}
  const { titanClientId, titanClientSecret } = sandbox.secrets
  const known =
    given.grant_type === "client_credentials" &&
    sameText(String(given.client_id), titanClientId) &&
    sameText(String(given.client_secret), titanClientSecret)
  return known
    ? json(200, { token_type: "Bearer", ...tokens.issue() })
    : json(401, { error: "invalid_client" })
}

function putPatient(
  state: Section<State>,
  touch: () => void,
  call: Call
): Reply {
  const identifier = call.query.get("identifier")
  const parsed = Patient.safeParse(call.json())
  if (!identifier?.includes("|")) {
    return outcome(400, "required", "identifier=system|value is needed")
  }
  if (!parsed.success) {
    return invalid(parsed.error)
  }
  const patients = state.get().patients
  const existing = patients[identifier]
  const patient: Resource = {
    ...parsed.data,
    id: existing?.id ?? `pat-${randomHex(6)}`,
  }
  patients[identifier] = patient
  touch()
  return fhir(existing ? 200 : 201, patient)
}

function postBundle(
  state: Section<State>,
  touch: () => void,
  call: Call
): Reply {
  const key = call.header("idempotency-key")
  if (!key) {
    return outcome(400, "required", "Idempotency-Key is needed")
  }
  const data = state.get()
  const fingerprint = sha256Hex(call.raw)
  const earlier = data.replies[key]
  if (earlier) {
    return earlier.fingerprint === fingerprint
      ? fhir(earlier.status, earlier.body)
      : outcome(409, "conflict", "Idempotency-Key used with another body")
  }
  const parsed = Bundle.safeParse(call.json())
  if (!parsed.success) {
    return invalid(parsed.error)
  }
  const resources = parsed.data.entry.map((entry) => entry.resource)
  const requests = resources.filter(
    (r) => r.resourceType === "MedicationRequest"
  )
  if (requests.length === 0 || !hasType(resources, "Patient")) {
    return outcome(422, "required", "Patient and MedicationRequest are needed")
  }
  for (const request of requests) {
    const checked = MedicationRequest.safeParse(request)
    if (!checked.success) {
      return invalid(checked.error)
    }
  }
  const entry = parsed.data.entry.map(({ resource }) =>
    storeEntry(data, resource)
  )
  const body = { resourceType: "Bundle", type: "transaction-response", entry }
  data.bundles.push({ at: nowIso(), key, bundle: parsed.data })
  data.replies[key] = { fingerprint, status: 201, body }
  touch()
  return fhir(201, body)
}

function storeEntry(data: State, resource: Json & { resourceType: string }) {
  const id = `pmr-${randomHex(8)}`
  if (resource.resourceType === "MedicationRequest") {
    data.requests[id] = { ...resource, id }
  }
  return {
    response: {
      status: "201 Created",
      location: `${resource.resourceType}/${id}`,
      lastModified: nowIso(),
    },
  }
}

function search(state: Section<State>, call: Call): Reply {
  const wanted = call.query.get("identifier") ?? ""
  const value = wanted.includes("|") ? wanted.split("|")[1] : wanted
  const found = Object.values(state.get().requests).filter((request) => {
    const all: unknown[] = [request.identifier, request.groupIdentifier].flat()
    return all.some((item) => isRecord(item) && item.value === value)
  })
  return fhir(200, {
    resourceType: "Bundle",
    type: "searchset",
    total: found.length,
    entry: found.map((resource) => ({ resource })),
  })
}

function hasType(resources: Array<{ resourceType: string }>, type: string) {
  return resources.some((resource) => resource.resourceType === type)
}

function invalid(error: z.ZodError): Reply {
  const first = fieldErrors(error)[0]
  const text = first ? `${first.path}: ${first.message}` : "invalid"
  return outcome(422, "invalid", text)
}

function outcome(status: number, code: string, diagnostics: string): Reply {
  return fhir(status, {
    resourceType: "OperationOutcome",
    issue: [{ severity: "error", code, diagnostics }],
  })
}

function unauthorised(): Reply {
  return outcome(401, "login", "The token is missing or no longer good")
}

function fhir(status: number, body: Json): Reply {
  return json(status, body, { "content-type": "application/fhir+json" })
}
