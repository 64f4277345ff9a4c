import { type Call, type Reply, sleep } from "../kit/http"
import { sameText } from "../kit/ids"
import type { Section } from "../kit/store"
import type { Partner, Sandbox } from "../kit/types"
import { type Check, check, errorResult, inputErrors, resultOf } from "./checks"
import { envelope, fault, type IduRequest, parseRequest, wsdl } from "./wire"

type State = { credits: number; checks: Check[] }

const PATH = "/lexisnexis/v5.10"
const FIRST_CREDITS = 1000

/** LexisNexis IDU: one SOAP operation. */
export function mountLexisNexis(sandbox: Sandbox): Partner {
  const state = sandbox.store.section<State>("lexisnexis", () => ({
    credits: FIRST_CREDITS,
    checks: [],
  }))
  sandbox.router.add("GET", PATH, () => ({
    status: 200,
    headers: { "content-type": "text/xml; charset=utf-8" },
    body: wsdl(`${sandbox.url()}${PATH}/`),
  }))
  sandbox.router.add("POST", PATH, (call) => process(sandbox, state, call), {
    partner: "lexisnexis",
    operation: "checks.create",
  })
  return {
    name: "lexisnexis",
    title: "LexisNexis IDU",
    refused: () => xml(500, fault("Client", "Invalid request: refused")),
    unauthorised: () => xml(500, badLogin()),
    view: state.get,
    reset: state.reset,
  }
}

async function process(
  sandbox: Sandbox,
  state: Section<State>,
  call: Call
): Promise<Reply> {
  const request = parseRequest(call.text())
  if (!request) {
    return xml(500, fault("Client", "Invalid request: not an IDUProcess call"))
  }
  const { lexisnexisUsername, lexisnexisPassword } = sandbox.secrets
  if (
    !sameText(request.username, lexisnexisUsername) ||
    !sameText(request.password, lexisnexisPassword)
  ) {
    return xml(500, badLogin())
  }
  const surname = (request.person.surname ?? "").toUpperCase()
  if (surname.startsWith("FAULT")) {
    return xml(500, fault("Server", "Internal error, try again later"))
  }
  const reply = decide(sandbox, state, request)
  if (surname.startsWith("SLOW")) {
    await sleep(sandbox.config().lexisnexis_slow_ms)
  }
  return reply
}

function decide(
  sandbox: Sandbox,
  state: Section<State>,
  request: IduRequest
): Reply {
  const data = state.get()
  const address = `${sandbox.url()}${PATH}/`
  if (request.id || request.ikey) {
    const held = data.checks.find(
      (c) => c.id === request.id && sameText(c.ikey, request.ikey)
    )
    return held
      ? xml(200, envelope(resultOf(held, data.credits, address)))
      : failure(request, ["Invalid ID or IKey"])
  }
  const errors = inputErrors(request)
  if (errors.length > 0) {
    return failure(request, errors)
  }
  if (data.credits <= 0) {
    return failure(request, ["Insufficient credit"])
  }
  const done = check(request, new Date(), sandbox.config().lexisnexis_outcome)
  data.credits -= 1
  data.checks.push(done)
  sandbox.store.touch()
  return xml(200, envelope(resultOf(done, data.credits, address)))
}

function failure(request: IduRequest, errors: string[]): Reply {
  return xml(200, envelope(errorResult(request.reference, errors)))
}

function badLogin(): string {
  return fault("Client", "Login failed: invalid username or password")
}

function xml(status: number, body: string): Reply {
  return {
    status,
    headers: { "content-type": "text/xml; charset=utf-8" },
    body,
  }
}
