import { createServer, type IncomingHttpHeaders, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { startSandbox, type SandboxHandle, type SandboxOptions } from "../index"
import { readBodyOf } from "../kit/stream"

export type Hook = { path: string; headers: IncomingHttpHeaders; body: string }

export type Backend = {
  url: string
  hooks: Hook[]
  /** Status of the next answers; 200 when the list is empty. */
  answers: number[]
  close: () => Promise<void>
}

/** A server in the place of our backend, that keeps every webhook. */
export async function startBackend(): Promise<Backend> {
  const hooks: Hook[] = []
  const answers: number[] = []
  const server: Server = createServer((request, response) => {
    void readBodyOf(request).then((raw) => {
      hooks.push({
        path: request.url ?? "",
        headers: request.headers,
        body: raw.toString("utf8"),
      })
      response.writeHead(answers.shift() ?? 200).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    hooks,
    answers,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** A sandbox on free ports, quick to retry. */
export function testSandbox(
  backend?: Backend,
  options: SandboxOptions = {}
): Promise<SandboxHandle> {
  return startSandbox({
    port: 0,
    smtpPort: 0,
    backendUrl: backend?.url ?? "",
    ...options,
    config: {
      webhook_retry_ms: [20, 20, 20, 20],
      stripe_refund_settle_ms: 50,
      lexisnexis_slow_ms: 100,
      ...options.config,
    },
  })
}

/** Waits until a condition gives a value; fails after two seconds. */
export async function until<T>(read: () => T | undefined | false): Promise<T> {
  const end = Date.now() + 2000
  for (;;) {
    const value = read()
    if (value !== undefined && value !== false) {
      return value
    }
    if (Date.now() > end) {
      throw new Error("waited two seconds in vain")
    }
    await new Promise((done) => setTimeout(done, 10))
  }
}

export type Answer = {
  status: number
  headers: Headers
  text: string
  json: Record<string, unknown>
}

/** One HTTP call; JSON bodies are encoded, redirects aren't followed. */
export async function call(
  url: string,
  options: {
    method?: string
    headers?: Record<string, string>
    body?: unknown
    form?: Record<string, string>
  } = {}
): Promise<Answer> {
  const body = options.form
    ? new URLSearchParams(options.form)
    : options.body === undefined
      ? undefined
      : typeof options.body === "string"
        ? options.body
        : JSON.stringify(options.body)
  const response = await fetch(url, {
    method: options.method ?? (body === undefined ? "GET" : "POST"),
    headers: options.headers,
    body,
    redirect: "manual",
  })
  const text = await response.text()
  const json = text.startsWith("{") ? JSON.parse(text) : {}
  return { status: response.status, headers: response.headers, text, json }
}

/** Switches a fault on. */
export async function fault(
  sandbox: SandboxHandle,
  partner: string,
  body: Record<string, unknown>
): Promise<void> {
  const answer = await call(`${sandbox.url}/_control/faults/${partner}`, {
    body,
  })
  if (answer.status !== 200) {
    throw new Error(`fault not set: ${answer.text}`)
  }
}

/** The value at a path of an answer, for checks on untyped JSON. */
export function at(value: unknown, ...keys: Array<string | number>): unknown {
  return keys.reduce<unknown>((inner, key) => {
    return typeof inner === "object" && inner !== null
      ? Object.entries(inner).find(([name]) => name === String(key))?.[1]
      : undefined
  }, value)
}
