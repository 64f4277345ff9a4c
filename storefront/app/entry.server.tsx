import { randomBytes } from "node:crypto"
import { PassThrough } from "node:stream"
import { createReadableStreamFromReadable } from "@react-router/node"
import { renderToPipeableStream } from "react-dom/server"
import { isRouteErrorResponse, ServerRouter } from "react-router"
import type { EntryContext, HandleErrorFunction } from "react-router"
import { BackendError } from "./lib/errors"
import { setSecurityHeaders } from "./lib/security-headers.server"

const GIVE_UP_MS = 15_000

/** Renders a page whole (nothing streams in later) under its own CSP nonce. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext
): Promise<Response> {
  const nonce = randomBytes(16).toString("base64")
  setSecurityHeaders(headers, nonce)
  headers.set("Content-Type", "text/html; charset=utf-8")
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <ServerRouter context={context} url={request.url} nonce={nonce} />,
      {
        nonce,
        onAllReady() {
          const body = new PassThrough()
          resolve(
            new Response(createReadableStreamFromReadable(body), {
              headers,
              status,
            })
          )
          pipe(body)
        },
        onShellError: reject,
      }
    )
    setTimeout(abort, GIVE_UP_MS).unref()
  })
}

/** Logs what went wrong, never where: an address may say something about a patient. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) {
    return
  }
  const detail =
    error instanceof BackendError
      ? `backend ${error.status} ${error.code ?? ""}`
      : error instanceof Error
        ? (error.stack ?? error.name)
        : "unknown"
  console.error(`storefront: ${request.method} failed: ${detail}`)
}
