import fc from "fast-check"
import type { SandboxHandle } from "../../sandbox"
import { control } from "../fixtures/cases"
import { makeStages, STAGES } from "../model/make-stages"
import { play, type Tally } from "../model/play"
import { makeScene } from "../model/scene"
import { openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { pointWebhooksAt, startTestSandbox } from "../setup/sandbox"

// Takes about 150 seconds.

/** REAL_SEQUENCES=3000 REAL_STEPS=15 plays more and longer ones; with MODEL_SEED others than the usual. */
const SEQUENCES = Number(process.env["REAL_SEQUENCES"] ?? 300)
const STEPS = Number(process.env["REAL_STEPS"] ?? 5)
const SEED = Number(process.env["MODEL_SEED"] ?? 20261121)

jest.setTimeout(120_000)

let sandbox: SandboxHandle

beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(() => sandbox.close())

const stage = fc.oneof(
  ...Object.entries(STAGES).map(([name, weight]) => ({
    weight,
    arbitrary: fc.constant(name),
  }))
)
/** What is done, and by whom, in the order in which it happens to come. */
const tape = fc.uint8Array({ minLength: 8 * STEPS, maxLength: 10 * STEPS })

/** Without these the sequences would show nothing. */
const COMMON = [
  /is begun$/,
  /is packed$/,
  /is handed over$/,
  /is unpacked/,
  /is held$/,
  /approves$/,
  /is signed$/,
  /^a stop of the (patient|case)/,
  /^a stop of (the item|batch)/,
  /^the stop of .* is released$/,
  /^staff cancel/,
  /^the patient reports/,
  /^the GP objects/,
  /^the patient moves/,
  /^the worker does refund.moved/,
  /^again: the worker/,
]

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools, "forms", "reasons")

    beforeAll(async () => {
      await pointWebhooksAt(sandbox, shop.baseUrl)
      // What was signed is said by the model, when it likes.
      await control(sandbox.url, "faults/signaturerx", { mode: "webhook_hold" })
    })

    it(
      "supplies only what is signed, paid, verified and not stopped, in any order of what people, partners and workers do, also at the same instant",
      async () => {
        const scene = await makeScene(shop)
        const tally: Tally = new Map()
        try {
          await makeStages(scene)
          await fc.assert(
            fc.asyncProperty(stage, tape, (from, bytes) =>
              play(scene, { stage: from, tape: bytes, steps: STEPS }, tally)
            ),
            // A failure tells its own story; another run with its seed and path shows it again.
            { numRuns: SEQUENCES, seed: SEED, endOnFailure: true }
          )
        } finally {
          scene.stages.end()
        }
        const rare = COMMON.filter((pattern) => {
          const found = [...tally].filter(([name]) => pattern.test(name))
          return found.reduce((sum, [, { done }]) => sum + done, 0) < 5
        })
        expect(rare).toEqual([])
        const refused = [...tally.values()].map((one) => one.refused)
        expect(refused.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(100)
      },
      60_000 + SEQUENCES * STEPS * 500
    )
  },
})
