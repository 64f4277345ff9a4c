import type { SandboxHandle } from "../../sandbox"
import { startSandbox } from "../../sandbox"
import { optionsFromEnv } from "../../sandbox/kit/options"

/**
 * Starts the partner simulators on the ports this spec file was given, where
 * the backend's settings already point. Stop them with `close()`.
 */
export const startTestSandbox = (): Promise<SandboxHandle> =>
  startSandbox(optionsFromEnv(process.env))

/** The simulators for as long as a spec file runs. They answer from its first `beforeAll` on. */
export function useSandbox(): { readonly url: string } {
  let sandbox: SandboxHandle | undefined
  beforeAll(async () => {
    sandbox = await startTestSandbox()
  })
  afterAll(() => sandbox?.close())
  return {
    get url() {
      if (!sandbox) {
        throw new Error("The simulators have not started yet")
      }
      return sandbox.url
    },
  }
}

/**
 * Tells the simulators where the backend listens; the Medusa runner chooses
 * its port at start.
 *
 * @param sandbox as started
 * @param backendUrl for example api.defaults.baseURL
 */
export async function pointWebhooksAt(
  sandbox: { readonly url: string },
  backendUrl: string
): Promise<void> {
  const answer = await fetch(`${sandbox.url}/_control/config`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ backend_url: backendUrl }),
  })
  if (!answer.ok) {
    throw new Error(`The simulators refused the address: ${answer.status}`)
  }
}
