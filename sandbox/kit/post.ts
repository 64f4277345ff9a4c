import { request as httpRequest } from "node:http"
import { request as httpsRequest } from "node:https"

export type PostResult = { status: number; body: string }

const TIMEOUT_MS = 15000

/**
 * POSTs a body over a connection of its own; rejects when there is no answer
 * within 15 seconds or the signal aborts.
 */
export function post(
  url: string,
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal
): Promise<PostResult> {
  const target = new URL(url)
  const send = target.protocol === "https:" ? httpsRequest : httpRequest
  const payload = Buffer.from(body, "utf8")
  return new Promise((resolve, reject) => {
    const request = send(target, {
      method: "POST",
      agent: false,
      signal,
      timeout: TIMEOUT_MS,
      headers: { ...headers, "content-length": String(payload.length) },
    })
    request.on("timeout", () => request.destroy(new Error("timed out")))
    request.on("error", reject)
    request.on("response", (response) => {
      const chunks: Buffer[] = []
      response.on("data", (chunk: Buffer) => chunks.push(chunk))
      response.on("error", reject)
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString("utf8").slice(0, 2000),
        })
      )
    })
    request.end(payload)
  })
}
