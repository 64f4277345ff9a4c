import { createReadStream } from "node:fs"
import { stat } from "node:fs/promises"
import { createServer } from "node:http"
import { extname, join, normalize } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { fileURLToPath, pathToFileURL } from "node:url"
import { createRequestHandler } from "react-router"
import {
  proxyList,
  SHOPPER_HEADERS,
  shopperAddress,
  shopperHeaders,
} from "./shopper-address.mjs"

const here = fileURLToPath(new URL(".", import.meta.url))
const assets = join(here, "build", "client")
const port = Number(process.env.PORT ?? 8000)
// Behind a proxy that ends TLS the address the browser used is https.
const scheme =
  process.env.STOREFRONT_SECURE_COOKIES === "true" ? "https" : "http"
/** Signs shoppers' addresses, which the backend counts by; unset, all count as one. */
const addressSecret = process.env.SHOPPER_ADDRESS_SECRET
const proxies = proxyList(process.env.TRUSTED_PROXIES)
/** Forms here are short; a larger body is not one of ours. */
const MAX_BODY_BYTES = 256 * 1024
/** But for a step of a consultation, which may carry a photo of 10 MB, and the two documents of the ID check. */
const UPLOADS = [
  [/^\/consultations\/[\w-]+\/steps\/[\w%-]+$/, 11 * 1024 * 1024],
  [/^\/account\/identity$/, 21 * 1024 * 1024],
]

const TYPES = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".json": "application/json",
}

const build = await import(
  pathToFileURL(join(here, "build", "server", "index.js")).href
)
const handle = createRequestHandler(build, "production")

/** The file of the built client that a path names, or undefined. */
async function assetFor(pathname) {
  const path = normalize(join(assets, pathname))
  if (!path.startsWith(assets) || !TYPES[extname(path)]) {
    return undefined
  }
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() ? { path, size: found.size } : undefined
}

function sendAsset(asset, pathname, method, response) {
  response.writeHead(200, {
    "content-type": TYPES[extname(asset.path)],
    "content-length": asset.size,
    "x-content-type-options": "nosniff",
    // Names under assets/ carry a hash of what is in them.
    "cache-control": pathname.startsWith("/assets/")
      ? "public, max-age=31536000, immutable"
      : "public, max-age=3600",
  })
  return method === "HEAD"
    ? response.end()
    : pipeline(createReadStream(asset.path), response)
}

function headersOf(incoming) {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? ""]) {
      headers.append(name, one)
    }
  }
  // What a browser says about itself here is no proof of anything.
  for (const name of SHOPPER_HEADERS) headers.delete(name)
  const address = shopperAddress(
    {
      peer: incoming.socket.remoteAddress,
      forwarded: headers.get("x-forwarded-for") ?? undefined,
    },
    proxies
  )
  for (const [name, value] of Object.entries(
    shopperHeaders(address, addressSecret)
  )) {
    headers.set(name, value)
  }
  return headers
}

function toRequest(incoming, signal) {
  const hasBody = incoming.method !== "GET" && incoming.method !== "HEAD"
  const host = incoming.headers.host ?? `localhost:${port}`
  return new Request(new URL(incoming.url ?? "/", `${scheme}://${host}`), {
    method: incoming.method,
    headers: headersOf(incoming),
    signal,
    ...(hasBody ? { body: Readable.toWeb(incoming), duplex: "half" } : {}),
  })
}

/** Looks at what is announced: nothing of a body that is too large is read. */
function refuseBody({ headers, method }, pathname) {
  const length = headers["content-length"]
  if (length === undefined && headers["transfer-encoding"] !== undefined) {
    return { status: 411, text: "The length of the form has to be announced." }
  }
  const [, most] =
    (method === "POST" && UPLOADS.find(([page]) => page.test(pathname))) || []
  const bytes = Number(length ?? 0)
  if (bytes <= (most ?? MAX_BODY_BYTES)) {
    return undefined
  }
  return most
    ? // Back to the page, which says it beside the field.
      { status: 303, headers: { location: `${pathname}?too-large=1` } }
    : { status: 413, text: "The form is too large." }
}

async function respond(incoming, response) {
  const pathname = decodeURIComponent(
    new URL(incoming.url ?? "/", "http://localhost").pathname
  )
  const asset = await assetFor(pathname)
  if (asset && ["GET", "HEAD"].includes(incoming.method ?? "")) {
    return sendAsset(asset, pathname, incoming.method, response)
  }
  const refused = refuseBody(incoming, pathname)
  if (refused) {
    return response.writeHead(refused.status, refused.headers).end(refused.text)
  }
  const gone = new AbortController()
  response.on("close", () => gone.abort())
  const reply = await handle(toRequest(incoming, gone.signal))
  const headers = Object.fromEntries(reply.headers)
  const cookies = reply.headers.getSetCookie()
  response.writeHead(reply.status, {
    ...headers,
    ...(cookies.length > 0 ? { "set-cookie": cookies } : {}),
  })
  return reply.body
    ? pipeline(Readable.fromWeb(reply.body), response)
    : response.end()
}

const server = createServer((incoming, response) => {
  respond(incoming, response).catch((error) => {
    if (error?.code === "ERR_STREAM_PREMATURE_CLOSE") {
      return
    }
    // Never the address or the body: both may say something about a patient.
    console.error(`storefront: ${error?.name ?? "Error"} while answering`)
    if (!response.headersSent) {
      response.writeHead(error instanceof URIError ? 400 : 500)
    }
    response.end()
  })
})

server.listen(port, process.env.HOST ?? "0.0.0.0", () => {
  console.log(`Storefront on http://localhost:${port}`)
})
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    server.close(() => process.exit(0))
    server.closeIdleConnections()
    setTimeout(() => process.exit(0), 3000).unref()
  })
}
