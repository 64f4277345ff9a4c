import { AsyncLocalStorage } from "node:async_hooks"
import { SHOPPER_HEADERS } from "../../shopper-address.mjs"
import { deviceOf } from "./device.server"

const current = new AsyncLocalStorage<Record<string, string>>()

/**
 * Does the work of a request in its shopper's name: the headers about their
 * address, as the server in front has set them, and the browser's random id go
 * along with every request to the backend.
 */
export function forShopper<T>(request: Request, work: () => T): T {
  const given = SHOPPER_HEADERS.flatMap((name) => {
    const value = request.headers.get(name)
    return value === null ? [] : [[name, value]]
  })
  const device = deviceOf(request)
  return current.run(
    {
      ...Object.fromEntries(given),
      ...(device ? { "x-device-id": device } : {}),
    },
    work
  )
}

/** What tells the backend whose request it is; nothing outside of one. */
export const shopperHeaders = (): Record<string, string> =>
  current.getStore() ?? {}
