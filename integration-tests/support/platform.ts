/** Where the parts of a running platform are. */
export type Platform = {
  backend: string
  storefront: string
  sandbox: string
  /** The storefront's publishable key. */
  key: string
  /** Of every person of the sample staff. */
  password: string
}

/**
 * The running platform: the one that the test run started for all its browser
 * files (see setup/global-setup.js), or whichever `RUNNING_STACK` names, as
 * the stack script prints it.
 */
export function runningPlatform(): Platform {
  const running = process.env["RUNNING_STACK"]
  if (!running) {
    throw new Error("RUNNING_STACK names no platform")
  }
  return JSON.parse(running.replace(/^stack ready /, "")) as Platform
}
