import { readFileSync } from "node:fs"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { SandboxHandle } from "../../sandbox"
import { seedForms } from "../../src/scripts/seed/forms"
import { ALLOWED } from "../fixtures/canary-allowed"
import { journey } from "../fixtures/canary-journey"
import { MARKER_NAMES, MARKERS, markersIn } from "../fixtures/canary-markers"
import { Recorder } from "../fixtures/canary-recorder"
import {
  databaseLog,
  databaseTraces,
  filesIn,
  fileTraces,
  type Finding,
  findingsIn,
  mailTraces,
  partnerTraces,
  type Trace,
} from "../fixtures/canary-sinks"
import { must, seedShop, type Shop } from "../fixtures/shop"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { pointWebhooksAt, startTestSandbox } from "../setup/sandbox"

jest.setTimeout(120_000)

let sandbox: SandboxHandle

beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(() => sandbox.close())

const env = (name: string) => must(process.env[name])

const words = ({ place, marker }: Finding) => `${marker} at ${place}`
const allowed = ALLOWED.flatMap(({ place, markers }) =>
  markers.map((marker) => words({ place, marker }))
)
const leaksIn = (findings: Finding[]) =>
  findings.map(words).filter((one) => !allowed.includes(one))

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: ({ api, getContainer, dbConfig }) => {
    let shop: Shop
    let recorder: Recorder
    /** Everything that the patient's way left anywhere. */
    let traces: Trace[]

    beforeAll(async () => {
      const baseUrl = must(api.defaults.baseURL)
      shop = await seedShop(getContainer(), baseUrl)
      await seedForms(getContainer())
      await pointWebhooksAt(sandbox, baseUrl)
      recorder = new Recorder(getContainer(), baseUrl)
      await journey(shop, sandbox.url)
      traces = await readSinks()
    })
    afterAll(() => recorder.stop())

    const readSinks = async (): Promise<Trace[]> => [
      ...recorder.traces(),
      { place: "log:postgresql", text: databaseLog() },
      ...(await databaseTraces("app", dbConfig.clientUrl)),
      ...(await databaseTraces("ledger", env("AUDIT_ADMIN_URL"))),
      ...(await databaseTraces("keys", env("KEY_STORE_URL"))),
      ...(await partnerTraces(sandbox.url)),
      ...(await mailTraces(sandbox.url)),
      ...fileTraces("files", env("FILES_DIR")),
      ...fileTraces("checkpoints", env("AUDIT_CHECKPOINT_DIR")),
    ]

    it("finds what was planted where it may be, and nowhere else", () => {
      expect(leaksIn(findingsIn(traces))).toEqual([])
    })

    it("allows no place that holds nothing", () => {
      const found = findingsIn(traces).map(words)
      expect(allowed.filter((one) => !found.includes(one))).toEqual([])
      expect(allowed.length).toBe(new Set(allowed).size)
    })

    it("has looked into every sink", () => {
      const kinds = new Set(traces.map(({ place }) => place.split(/[:.]/)[0]))
      expect([...kinds].sort()).toEqual([
        "app",
        "checkpoints",
        "files",
        "keys",
        "ledger",
        "log",
        "mail",
        "partner",
        "refusal",
        "url",
      ])
      const columns = traces.filter(({ place }) => place.startsWith("app:"))
      expect(columns.length).toBeGreaterThan(500)
      const sealed = columns.filter(
        ({ place, text }) => place.endsWith("_enc") && /v1\./.test(text)
      )
      expect(sealed.map(({ place }) => place.slice(4)).sort()).toEqual([
        "answer_event.previous_enc",
        "answer_event.value_enc",
        "case_event.reason_enc",
        "consultation.answers_enc",
        "consultation.trace_enc",
        "decision.notes_enc",
        "decision.proposal_enc",
        "evidence.content_enc",
        "evidence.withdrawal_reason_enc",
        "hold.note_enc",
        "hold.release_reason_enc",
        "identity_check.continuation_enc",
        "inbound_event.body_enc",
        "letter.waiver_reason_enc",
        "message.body_enc",
        "outbound_call.settled_note_enc",
        "patient.date_of_birth_enc",
        "prescription.content_enc",
        "prescription_event.reason_enc",
        "stop_order.release_reason_enc",
      ])
    })

    it("keeps every file sealed", () => {
      const files = filesIn(env("FILES_DIR"))
      // A signed prescription and an altered one, a letter, a label.
      expect(files.length).toBeGreaterThanOrEqual(4)
      for (const file of files) {
        expect(readFileSync(file, "utf8")).toMatch(/^v1(\.[\w-]+){3}$/)
      }
    })

    it("finds a leak in each kind of sink", async () => {
      const { notes, message, dose, answer } = MARKERS
      const logger = shop.container.resolve(ContainerRegistrationKeys.LOGGER)
      logger.debug(`Planted: ${notes}`)
      process.stdout.write(`Planted: ${notes}\n`)
      await fetch(`${shop.baseUrl}/store/${message}`)
      const told = recorder.traces()

      const knex = shop.container.resolve(
        ContainerRegistrationKeys.PG_CONNECTION
      )
      const coded = Buffer.from(`xx${answer}`).toString("base64")
      await knex.raw("update clinical_case set treatment_name = ?", [coded])
      await knex.raw("update supply set promised_from = ?", [
        Buffer.from(dose).toString("hex"),
      ])
      const stored = await databaseTraces("app", dbConfig.clientUrl)

      await shop.container.resolve(Modules.NOTIFICATION).createNotifications({
        to: "somebody@practice.example",
        channel: "email",
        template: "planted",
        content: { subject: `About ${dose}`, text: "-" },
      })
      await shop.container.resolve(Modules.FILE).createFiles({
        filename: "planted.txt",
        mimeType: "text/plain",
        content: Buffer.from(message).toString("base64"),
        access: "private",
      })
      const leaks = leaksIn(
        findingsIn([
          ...told,
          ...stored,
          ...(await mailTraces(sandbox.url)),
          ...fileTraces("files", env("FILES_DIR")),
        ])
      )
      expect(leaks).toEqual(
        expect.arrayContaining([
          "answer at app:clinical_case.treatment_name",
          "dose at app:supply.promised_from",
          "dose at mail:header subject",
          "dose at mail:subject",
          "message at files:content",
          "message at url:GET /store/:id",
          "notes at log:logger",
          "notes at log:output",
        ])
      )
    })

    it("has planted every string", () => {
      const sent = (taken: boolean) => {
        const bodies = recorder.sent.filter((one) => one.taken === taken)
        return markersIn(bodies.map(({ body }) => body).join("\n"))
      }
      const taken = sent(true)
      const missing = MARKER_NAMES.filter((one) => !taken.includes(one))
      // What is refused is meant to be, and the practice is the directory's.
      expect(missing).toEqual(["practice_name", "rejected", "unparsed"])
      expect(sent(false)).toEqual(
        expect.arrayContaining(["rejected", "unparsed", "webhook"])
      )
    })
  },
})
