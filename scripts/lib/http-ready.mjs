import { Plain } from "./progress.mjs"

/**
 * Waits until an address answers with anything but a server error.
 *
 * @param {string} name for the message
 * @param {string} url
 * @param {AbortSignal} signal
 * @param {number} [timeoutMs]
 */
export async function waitForHttp(name, url, signal, timeoutMs = 120_000) {
  const end = performance.now() + timeoutMs
  while (performance.now() < end) {
    if (signal.aborted) throw new Plain("Stopped.")
    try {
      const answer = await fetch(url, {
        redirect: "manual",
        signal: AbortSignal.timeout(5_000),
      })
      await answer.body?.cancel()
      if (answer.status < 500) return
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Plain(`${name} does not answer at ${url}`)
}
