import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../../modules/clinical-review"
import { CONSULTATION_MODULE } from "../../../modules/consultation"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import { clock } from "../../../shared/clock"
import { announceCaseChange } from "../../clinical-review/live-hub"
import { settleLaterAnswers } from "../../dispensing/later-answers"
import { openStopWorkflow } from "../../dispensing/open-stop"
import { tellClinicians } from "../../staff/tell-clinicians"
import { stopForLaterAnswers } from "../stop-for-later-answers"

jest.mock("../../clinical-review/live-hub")
jest.mock("../../dispensing/open-stop")
jest.mock("../../staff/tell-clinicians")

type Case = { id: string; state: string; consultation_id: string | null }
type Newer = { id: string[]; submitted_at: { $gt: Date } }
type Input = { subject_id: string; reason_code: string; key: string }

const HANDED_IN = new Date("2026-11-20T09:00:00Z")
const MS = HANDED_IN.getTime()

const CASES: Case[] = [
  { id: "case_runs", state: "approved", consultation_id: "con_1" },
  { id: "case_signs", state: "awaiting_signature", consultation_id: "con_1" },
  { id: "case_waits", state: "queued", consultation_id: null },
  { id: "case_own", state: "queued", consultation_id: "con_2" },
  { id: "case_newer", state: "approved", consultation_id: "con_3" },
]

/** What is approved while the flag waits for the case. */
const OUTRUN = {
  id: "case_races",
  state: "in_review",
  consultation_id: "con_1",
}

/** What "con_2" does to what is under way, by how it came out. */
async function answerAnew(
  outcome: string | null,
  customer = "cus_1",
  listed: Case[] = CASES,
  at = HANDED_IN
) {
  const cases = listed.map((one) => ({ ...one }))
  const stopped: string[] = []
  const flagged: string[] = []
  const told: string[] = []
  jest.mocked(openStopWorkflow).mockReturnValue({
    run: async ({ input }: { input: Input }) => {
      stopped.push(`${input.subject_id} ${input.reason_code} ${input.key}`)
      return { result: undefined }
    },
  } as unknown as ReturnType<typeof openStopWorkflow>)
  jest.mocked(tellClinicians).mockImplementation(async (_container, about) => {
    told.push(about("user_1").subject_id)
    return 1
  })
  const container = createMedusaContainer()
  for (const [name, service] of Object.entries({
    [CONSULTATION_MODULE]: {
      findConsultation: async () => ({
        id: "con_2",
        customer_id: customer || null,
        category_handle: "hair-loss",
        outcome,
        submitted_at: at,
      }),
      listConsultations: async ({ id, submitted_at }: Newer) =>
        submitted_at.$gt === at && id.includes("con_3")
          ? [{ id: "con_3" }]
          : [],
    },
    [CLINICAL_REVIEW_MODULE]: {
      listClinicalCases: async () => cases.map((one) => ({ ...one })),
      retrieveClinicalCase: async (id: string) =>
        cases.find((one) => one.id === id),
      raiseFlag: async ({ case_id, kind, subject }: Record<string, string>) => {
        const raced = cases.find(({ id }) => id === OUTRUN.id)
        if (raced) {
          raced.state = "approved"
        }
        flagged.push(`${case_id} ${kind} ${subject}`)
      },
    },
  })) {
    container.register(name, asValue(service))
  }
  await stopForLaterAnswers(container, "con_2")
  return { stopped, flagged, told }
}

const FLAGGED = ["case_runs", "case_signs", "case_waits"].map(
  (id) => `${id} answered_anew con_2:${MS}`
)

it("stops what was decided on earlier answers where the new ones need a clinician, and tells them (REN-2, SAF-17)", async () => {
  expect(await answerAnew("needs_review")).toEqual({
    flagged: FLAGGED,
    stopped: [
      `case_runs clinical_query answers:con_2:case_runs:${MS}`,
      `case_signs clinical_query answers:con_2:case_signs:${MS}`,
    ],
    told: [`case_runs:con_2:user_1:${MS}`, `case_signs:con_2:user_1:${MS}`],
  })
})

it("stops what is approved while its flag waits, and has open pages read anew (REN-2)", async () => {
  jest.mocked(announceCaseChange).mockClear()
  const { stopped } = await answerAnew("needs_review", "cus_1", [OUTRUN])
  expect(stopped).toEqual([
    `case_races clinical_query answers:con_2:case_races:${MS}`,
  ])
  expect(announceCaseChange).toHaveBeenCalledTimes(1)
})

it("takes the same consultation handed in again for news: flag, stop and email are others (REN-2)", async () => {
  const again = new Date(MS + 1)
  const first = await answerAnew("needs_review")
  const second = await answerAnew("needs_review", "cus_1", CASES, again)
  for (const what of ["flagged", "stopped", "told"] as const) {
    expect(second[what]).toHaveLength(first[what].length)
    expect(second[what].filter((one) => first[what].includes(one))).toEqual([])
  }
})

it("stops whatever is under way where the rules deny the new answers (CON-3)", async () => {
  expect(await answerAnew("cannot_continue")).toEqual({
    flagged: FLAGGED,
    stopped: ["case_runs", "case_signs", "case_waits"].map(
      (id) => `${id} health_changed denial:con_2:${id}:${MS}`
    ),
    told: [],
  })
})

it.each<[string, string | null, string]>([
  ["that say nothing against it", "continue", "cus_1"],
  ["that aren't judged yet", null, "cus_1"],
  ["of nobody that is known", "needs_review", ""],
])("does nothing for answers %s", async (_what, outcome, customer) => {
  expect(await answerAnew(outcome, customer)).toEqual({
    flagged: [],
    stopped: [],
    told: [],
  })
})

it.each<[string, string | null, Date | null, (string | null)[], boolean]>([
  ["once its stop is released", "answers:c:1", clock.now(), [], true],
  ["of a denial too", "denial:c:1", clock.now(), ["refusal:c:1", null], true],
  ["not while it stands", "answers:c:1", null, [], false],
  [
    "not while another stands",
    "answers:c:1",
    clock.now(),
    ["denial:d:1"],
    false,
  ],
  ["not by another stop's end", "refusal:c:1", clock.now(), [], false],
])(
  "takes the flag off %s",
  async (_what, key, released_at, standing, settles) => {
    const settled: string[] = []
    const container = createMedusaContainer()
    container.register(
      CLINICAL_REVIEW_MODULE,
      asValue({
        settleFlags: async (id: string, kind: string) =>
          settled.push(`${id} ${kind}`),
      })
    )
    container.register(
      DISPENSING_MODULE,
      asValue({
        listStopOrders: async () => standing.map((one) => ({ key: one })),
      })
    )
    await settleLaterAnswers(container, {
      key,
      subject_id: "case_1",
      released_at,
    })
    expect(settled).toEqual(settles ? ["case_1 answered_anew"] : [])
  }
)
