import type { MedusaContainer } from "@medusajs/framework/types"
import { resetRateLimits } from "../../src/api/middlewares/rate-limit"
import { clock } from "../../src/shared/clock"
import { TestBackend } from "./test-backend"

export type SuiteTools = {
  /** Where the backend answers, once it runs. */
  api: { defaults: { baseURL: string } }
  getContainer: () => MedusaContainer
  dbConfig: { clientUrl: string }
  /** See TestBackend. */
  prepare: TestBackend["prepare"]
}

type Suite = { inApp?: true; testSuite: (tools: SuiteTools) => void }

const START_MS = 180_000
const STOP_MS = 180_000

const backend = new TestBackend()
let suites = 0
let ended = 0

/**
 * A suite against the running backend, in the place of Medusa's own runner of
 * this name. As there, each `it` finds the database as the suite's `beforeAll`
 * left it. Unlike there, the backend is started once for all suites of a jest
 * file (see groups.js), for a start costs more than most suites.
 */
export function medusaIntegrationTestRunner({ testSuite }: Suite): void {
  suites += 1
  describe("", () => {
    beforeAll(async () => {
      await backend.ready(suites)
      await backend.begin()
      // Everybody calls from the same address.
      resetRateLimits()
    }, START_MS)
    beforeEach(() => backend.restore())
    afterEach(async () => {
      clock.setOffset(0)
      await backend.idle()
    })
    afterAll(async () => {
      ended += 1
      if (ended === suites) {
        await backend.stop()
      }
    }, STOP_MS)
    testSuite({
      api: {
        defaults: {
          get baseURL() {
            return backend.url
          },
        },
      },
      getContainer: () => backend.container,
      dbConfig: backend,
      prepare: (name, make) => backend.prepare(name, make),
    })
  })
}
