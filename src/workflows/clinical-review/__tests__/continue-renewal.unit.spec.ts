import { asValue } from "@medusajs/framework/awilix"
import {
  ContainerRegistrationKeys,
  createMedusaContainer,
} from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../../modules/clinical-review"
import type { StayReason } from "../../../modules/clinical-review/domain/stay-reason"
import type { CaseRecord } from "../../../modules/clinical-review/types"
import { PRESCRIBING_MODULE } from "../../../modules/prescribing"
import { notFound } from "../../../shared/errors"
import { wakeWorker } from "../../relay/wake"
import { continueRenewal } from "../continue-renewal"
import { announceCaseChange } from "../live-hub"
import { whyNotContinued } from "../may-continue"
import { loadCase } from "../review-facts"

jest.mock("../may-continue")
jest.mock("../review-facts")
jest.mock("../live-hub")
jest.mock("../../relay/wake")

const record = {
  id: "case_2",
  state: "queued",
  ended_as: null,
  legal_class: "POM",
  renewal_flag: true,
  consultation_id: "con_1",
  formulary_item_id: "fit_1",
  quantity: 1,
  instalment_count: 5,
} as CaseRecord

const DECIDED = new Date("2026-11-20T09:00:00Z")
const before = new Date("2026-11-20T08:00:00Z")
const after = new Date("2026-11-20T10:00:00Z")

type World = {
  record?: Partial<CaseRecord>
  /** How the case that was signed for stands. */
  signed?: { ended_as?: string | null; instalment_count?: number }
  /** When its plan was made shorter. */
  shortened?: Date
  why?: () => Promise<StayReason | null>
  /** Nobody has signed for the course. */
  isUnsigned?: boolean
  /** Somebody was quicker than the promise. */
  isTaken?: boolean
}

async function renew(world: World = {}) {
  const { why = async () => null, isTaken = false } = world
  jest.mocked(whyNotContinued).mockImplementation(why)
  jest.mocked(loadCase).mockResolvedValue({
    category: { risk_class: "standard", evidence_policy: null },
  } as unknown as Awaited<ReturnType<typeof loadCase>>)
  jest.mocked(announceCaseChange).mockResolvedValue(undefined)
  jest.mocked(wakeWorker).mockResolvedValue(undefined)
  const kept: number[] = []
  const freed: string[] = []
  const logged: string[] = []
  const noted: StayReason[] = []
  const container = createMedusaContainer()
  for (const [name, service] of Object.entries({
    [CLINICAL_REVIEW_MODULE]: {
      listClinicalCases: async () => [{ id: "case_1" }],
      listDecisions: async () => [],
      retrieveClinicalCase: async () => ({
        id: "case_1",
        ended_as: null,
        instalment_count: 1,
        ...world.signed,
      }),
      retrieveDecision: async () => ({ id: "dec_1", at: DECIDED }),
      listPlanLengthChanges: async ({
        changed_at,
      }: {
        changed_at: { $gte: Date }
      }) =>
        world.shortened && world.shortened >= changed_at.$gte
          ? [{ id: "plch_1" }]
          : [],
      continueCase: async () => (isTaken ? "claimed" : null),
      noteStay: async (_id: string, reason: StayReason) => noted.push(reason),
    },
    [PRESCRIBING_MODULE]: {
      listPrescriptions: async () =>
        world.isUnsigned
          ? []
          : [{ id: "rx_1", case_id: "case_1", decision_id: "dec_1" }],
      promisedPrescription: async () => ({ id: "rx_1", case_id: "case_1" }),
      promiseIssues: async (wish: { kept_for_signed: number }) => {
        kept.push(wish.kept_for_signed)
        return true
      },
      freePromises: async (_id: string, becomes: string) => freed.push(becomes),
    },
    [ContainerRegistrationKeys.LOGGER]: {
      error: (line: string) => logged.push(line),
    },
  })) {
    container.register(name, asValue(service))
  }
  const goesOn = await continueRenewal(container, {
    ...record,
    ...world.record,
  })
  return { goesOn, kept, freed, logged, noted }
}

it.each<[string, World, number]>([
  [
    "what its case bought, while it runs",
    { signed: { instalment_count: 3 } },
    3,
  ],
  [
    "what its case bought, though a month of it came to nothing",
    { signed: { instalment_count: 3, ended_as: "completed" } },
    3,
  ],
  [
    "what was left of its case's plan when it was decided upon",
    { signed: { instalment_count: 3 }, shortened: before },
    3,
  ],
])("leaves to who was signed for %s (SAF-1)", async (_what, world, kept) => {
  expect(await renew(world)).toMatchObject({ goesOn: true, kept: [kept] })
})

it.each<[string, World]>([
  [
    "the plan was made shorter while its signature was awaited",
    { shortened: after },
  ],
  ["the signed case was cancelled", { signed: { ended_as: "cancelled" } }],
  [
    "the signed case was turned down",
    { signed: { ended_as: "rejected_clinical" } },
  ],
])("promises nothing where %s (REN-3)", async (_what, world) => {
  expect(await renew(world)).toMatchObject({
    goesOn: false,
    kept: [],
    noted: ["no_issues"],
  })
})

it("leaves a case to its prescriber, and says so, where the judging itself fails", async () => {
  const fails = async () => {
    throw notFound("Decision", "dec_1")
  }
  const { goesOn, logged, noted } = await renew({ why: fails })
  expect([goesOn, noted]).toEqual([false, ["not_judged"]])
  expect(logged).toEqual([
    expect.stringMatching(/^Renewal case_2 is left to a prescriber: .*dec_1/),
  ])
})

it.each<[string, World, StayReason[]]>([
  ["what speaks for it", { why: async () => "gap" }, ["gap"]],
  ["that nobody has signed for it", { isUnsigned: true }, ["no_issues"]],
  [
    "nothing of a first order",
    { isUnsigned: true, record: { renewal_flag: false } },
    [],
  ],
])("keeps for its prescriber %s (REN-3)", async (_what, world, noted) => {
  expect(await renew(world)).toEqual({
    goesOn: false,
    kept: [],
    freed: [],
    logged: [],
    noted,
  })
})

it.each<[string, World, string]>([
  ["may serve another renewal", {}, "free"],
  [
    "is withdrawn where the signed case has come to nothing since",
    { signed: { ended_as: "cancelled" } },
    "withdrawn",
  ],
  [
    "is withdrawn where this one was refused",
    { record: { ended_as: "rejected_clinical" } },
    "withdrawn",
  ],
])(
  "what was promised to a case that somebody took %s (SAF-19)",
  async (_what, world, becomes) => {
    const taken: Partial<CaseRecord> = { state: "in_review", ...world.record }
    expect(await renew({ ...world, record: taken })).toMatchObject({
      goesOn: false,
      freed: [becomes],
    })
  }
)

it("frees its promise where somebody takes the case the same moment", async () => {
  expect(await renew({ isTaken: true })).toMatchObject({
    goesOn: false,
    kept: [1],
    freed: ["free"],
    noted: ["claimed"],
  })
})
