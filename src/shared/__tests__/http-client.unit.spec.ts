import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { createOutcome, partnerRequest, rejected } from "../http/http-client"

describe("the retry matrix for create calls", () => {
  let server: Server
  let url: string
  let answer: (status: number, headers?: Record<string, string>) => void

  beforeAll(async () => {
    let status = 200
    let headers: Record<string, string> = {}
    answer = (nextStatus, nextHeaders = {}) => {
      status = nextStatus
      headers = nextHeaders
    }
    server = createServer((request, response) => {
      if (request.url === "/reset") {
        request.socket.destroy()
        return
      }
      if (request.url === "/slow") {
        return
      }
      response.writeHead(status, headers).end("{}")
    })
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })

  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  const outcomeOf = async (path: string, timeoutMs = 2_000) => {
    try {
      await partnerRequest("partner", {
        operation: "create",
        method: "POST",
        url: path.startsWith("http") ? path : `${url}${path}`,
        body: "{}",
        timeoutMs,
      })
      return { kind: "answered" }
    } catch (error) {
      return createOutcome(error)
    }
  }

  it.each([
    [200, "answered"],
    [404, "answered"],
    [408, "retry"],
    [429, "retry"],
    [500, "unknown"],
    [503, "unknown"],
  ])("status %i is %s", async (status, kind) => {
    answer(status)
    expect((await outcomeOf("/")).kind).toBe(kind)
  })

  it("keeps the partner's Retry-After", async () => {
    answer(429, { "retry-after": "7" })
    expect(await outcomeOf("/")).toMatchObject({ retry_after_seconds: 7 })
  })

  it("tries again when nothing was sent", async () => {
    const closed = createServer()
    await new Promise<void>((done) => closed.listen(0, "127.0.0.1", done))
    const { port } = closed.address() as AddressInfo
    await new Promise((done) => closed.close(done))
    expect((await outcomeOf(`http://127.0.0.1:${port}/`)).kind).toBe("retry")
  })

  it("is unknown when the connection broke or timed out after sending", async () => {
    expect((await outcomeOf("/reset")).kind).toBe("unknown")
    expect((await outcomeOf("/slow", 200)).kind).toBe("unknown")
  })

  it("is refused on a final no", () => {
    expect(createOutcome(rejected("partner", "create", 422, "qty"))).toEqual({
      kind: "refused",
      error: "partner create: rejected 422 (qty)",
    })
  })

  it("rethrows what is our own mistake", () => {
    expect(() => createOutcome(new TypeError("bug"))).toThrow("bug")
  })
})
