import { createServer } from "node:http"
import type { IncomingMessage, ServerResponse } from "node:http"
import { accountRoutes } from "./mock/account-routes"
import { basketRoutes } from "./mock/basket-routes"
import type { Body } from "./mock/kit"
import { planRoutes } from "./mock/plans"
import { shopRoutes } from "./mock/shop-routes"

/**
 * Speaks the storefront's side of the backend's contract from memory, so that
 * pages can be looked at without a database. It proves nothing about the rules.
 */
const routes = [...shopRoutes, ...accountRoutes, ...planRoutes, ...basketRoutes]

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = []
  for await (const chunk of request) {
    chunks.push(chunk as Buffer)
  }
  const text = Buffer.concat(chunks).toString()
  return text ? (JSON.parse(text) as Body) : {}
}

async function answer(request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? "/", "http://localhost")
  const body = await bodyOf(request)
  const signedIn = Boolean(request.headers.authorization)
  for (const [method, path, handle] of routes) {
    const match = method === request.method ? path.exec(url.pathname) : null
    if (match) {
      const reply = handle({
        params: match.slice(1),
        body,
        query: url.searchParams,
        signedIn,
      })
      if (reply.pdf) {
        return response
          .writeHead(200, { "content-type": "application/pdf" })
          .end("%PDF-1.4\n")
      }
      response.writeHead(reply.status ?? 200, {
        "content-type": "application/json",
      })
      return response.end(JSON.stringify(reply.body ?? {}))
    }
  }
  response.writeHead(404, { "content-type": "application/json" })
  return response.end(
    JSON.stringify({ message: `no mock for ${request.method} ${url.pathname}` })
  )
}

const port = Number(process.env.MOCK_PORT ?? 9100)
createServer((request, response) => void answer(request, response)).listen(
  port,
  "127.0.0.1",
  () => {
    console.log(`Mock backend on http://127.0.0.1:${port}`)
  }
)
