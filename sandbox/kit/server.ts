import { createServer, type IncomingMessage, type Server } from "node:http"
import type { ServerResponse } from "node:http"
import type { Fault } from "./faults"
import { Call, json, readBody, type Reply, type Route } from "./http"
import type { Partner, PartnerName, Sandbox } from "./types"

/** The one HTTP server: routes, faults and the record of every call. */
export function createHttpServer(
  sandbox: Sandbox,
  partners: Map<PartnerName, Partner>
): Server {
  return createServer((request, response) => {
    handle(sandbox, partners, request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : "unknown"
      process.stderr.write(`sandbox: ${request.method} failed: ${message}\n`)
      if (!response.headersSent) {
        send(response, json(500, { message: "sandbox error" }))
      }
    })
  })
}

async function handle(
  sandbox: Sandbox,
  partners: Map<PartnerName, Partner>,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://sandbox")
  const method = request.method ?? "GET"
  const raw = await readBody(request)
  const found = sandbox.router.match(method, url.pathname)
  const head = { method, url, headers: request.headers }
  const call = new Call(head, raw, found?.params)
  if (!found) {
    send(response, notFound(call))
    return
  }
  const partner = found.route.partner && partners.get(found.route.partner)
  if (!partner || !found.route.operation) {
    send(response, await found.route.handler(call))
    return
  }
  const operation = found.route.operation
  const fault = sandbox.faults.takeForCall(
    partner.name,
    operation,
    method !== "GET"
  )
  const reply = await answer(partner, found.route, call, fault)
  const answered = fault?.mode !== "down" && fault?.mode !== "lose_answer"
  sandbox.received.add(partner.name, operation, call, {
    reply,
    answered,
    fault: fault?.mode,
  })
  if (!answered || !reply) {
    request.socket.destroy()
    return
  }
  send(response, reply)
}

async function answer(
  partner: Partner,
  route: Route,
  call: Call,
  fault: Fault | undefined
): Promise<Reply | undefined> {
  switch (fault?.mode) {
    case "down":
      return undefined
    case "unavailable":
      return json(503, { message: "Service Unavailable" })
    case "refuse":
      return partner.refused(call, route.operation ?? "")
    case "unauthorised":
      return partner.unauthorised(call)
    case "slow":
      call.slowMs = fault.delay_ms ?? 5000
  }
  if (!route.ownsPause) {
    await call.pause()
  }
  return route.handler(call)
}

function notFound(call: Call): Reply {
  if (call.path.startsWith("/v1/")) {
    const message = `Unrecognized request URL (${call.method}: ${call.path}).`
    return json(404, { error: { type: "invalid_request_error", message } })
  }
  return json(404, { message: `No such address: ${call.method} ${call.path}` })
}

function send(response: ServerResponse, reply: Reply): void {
  if (response.destroyed) {
    return
  }
  response.writeHead(reply.status, reply.headers)
  response.end(reply.body)
}
