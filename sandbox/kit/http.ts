import type { IncomingHttpHeaders, IncomingMessage } from "node:http"
import type { PartnerName } from "./types"

export type Reply = {
  status: number
  headers?: Record<string, string>
  body?: string | Buffer
}

export type CallHead = {
  method: string
  url: URL
  headers: IncomingHttpHeaders
}

/** One request as a handler sees it. */
export class Call {
  slowMs = 0

  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly search: string
  readonly headers: IncomingHttpHeaders

  constructor(
    head: CallHead,
    readonly raw: Buffer,
    private readonly params: Record<string, string> = {}
  ) {
    this.method = head.method
    this.path = head.url.pathname
    this.query = head.url.searchParams
    this.search = head.url.search
    this.headers = head.headers
  }

  /** The decoded value of a `:name` in the route's path. */
  param(name: string): string {
    return decodeSafely(this.rawParam(name))
  }

  /** The value of a `:name` as it stood in the address, still encoded. */
  rawParam(name: string): string {
    return this.params[name] ?? ""
  }

  header(name: string): string {
    const value = this.headers[name.toLowerCase()]
    return Array.isArray(value) ? value.join(",") : (value ?? "")
  }

  text(): string {
    return this.raw.toString("utf8")
  }

  /** The parsed JSON body, or undefined where it is no JSON. */
  json(): unknown {
    try {
      return JSON.parse(this.text())
    } catch {
      return undefined
    }
  }

  isForm(): boolean {
    return this.header("content-type").startsWith(
      "application/x-www-form-urlencoded"
    )
  }

  form(): URLSearchParams {
    return new URLSearchParams(this.text())
  }

  /** Waits as long as the "slow" fault asks; only the first wait counts. */
  async pause(): Promise<void> {
    const wait = this.slowMs
    this.slowMs = 0
    if (wait > 0) {
      await sleep(wait)
    }
  }
}

export type Handler = (call: Call) => Reply | Promise<Reply>

/** What the dispatcher must know of a route: faults and the record need it. */
export type RouteInfo = {
  partner?: PartnerName
  /** E.g. `orders.create`; absent on pages and control routes. */
  operation?: string
  /** True where the handler itself waits for the "slow" fault. */
  ownsPause?: boolean
}

export type Route = RouteInfo & {
  method: string
  pattern: RegExp
  names: string[]
  handler: Handler
}

/** A list of routes, tried in the order they were added. */
export class Router {
  private routes: Route[] = []

  add(method: string, path: string, handler: Handler, info: RouteInfo = {}) {
    const names: string[] = []
    const source = path.replace(/[.$]/g, "\\$&").replace(/:(\w+)/g, (_, n) => {
      names.push(String(n))
      return "([^/]+)"
    })
    const pattern = new RegExp(`^${source}/?$`)
    this.routes.push({ ...info, method, pattern, names, handler })
  }

  match(method: string, path: string): RouteMatch | null {
    for (const route of this.routes) {
      if (route.method !== method) {
        continue
      }
      const found = route.pattern.exec(path)
      if (found) {
        const params = Object.fromEntries(
          route.names.map((name, i) => [name, found[i + 1] ?? ""])
        )
        return { route, params }
      }
    }
    return null
  }
}

export type RouteMatch = { route: Route; params: Record<string, string> }

/** A JSON reply. */
export function json(
  status: number,
  body: unknown,
  headers: Record<string, string> = {}
): Reply {
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  }
}

/** An HTML reply. */
export function page(status: number, body: string): Reply {
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
    },
    body,
  }
}

/** A redirect that a browser follows with GET. */
export function seeOther(location: string): Reply {
  return { status: 303, headers: { location, "cache-control": "no-store" } }
}

/** Reads a whole request body; throws above 30 MB. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    size += part.length
    if (size > 30 * 1024 * 1024) {
      throw new Error("request body above 30 MB")
    }
    chunks.push(part)
  }
  return Buffer.concat(chunks)
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
