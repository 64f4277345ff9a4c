import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../../modules/clinical-review"
import { FORMULARY_MODULE } from "../../../modules/formulary"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import type { DoseChangeRecord } from "../../../modules/treatment-plan/types"
import { notAllowed } from "../../../shared/errors"
import { assertAnswersStand } from "../../clinical-review/answers-stand"
import { entitledDecider } from "../../clinical-review/entitled-decider"
import { flagNews } from "../../clinical-review/flag-news"
import { loadCase } from "../../clinical-review/review-facts"
import { assertMessagesTaken } from "../../clinical-review/untaken-messages"
import { assertDoseStillWithin } from "../dose-quantity"
import { isStoppedSince } from "../news-since"
import { doseStillStands } from "../still-stands"

jest.mock("../../clinical-review/answers-stand")
jest.mock("../../clinical-review/entitled-decider")
jest.mock("../../clinical-review/flag-news")
jest.mock("../../clinical-review/review-facts")
jest.mock("../../clinical-review/untaken-messages")
jest.mock("../dose-quantity")
jest.mock("../news-since", () => ({
  ...jest.requireActual<object>("../news-since"),
  isStoppedSince: jest.fn(),
}))

const proposed_at = new Date("2026-02-02T10:00:00Z")
const item = { id: "fit_2", sellable: true, legal_class: "POM" }

/** Whether an agreed change of strength stands today, with what is said to have happened since. */
async function stands(
  since: { stopped?: boolean; above?: boolean; flagged?: boolean } = {}
) {
  const flags: { kind: string; raised_at: Date }[] = [
    // Of an earlier change of the same plan; known when this one was proposed.
    { kind: "denied_before", raised_at: proposed_at },
  ]
  jest.mocked(assertAnswersStand).mockResolvedValue()
  jest.mocked(assertMessagesTaken).mockResolvedValue()
  jest.mocked(loadCase).mockResolvedValue({
    record: {
      id: "case_1",
      patient_id: "pat_1",
      legal_class: "POM",
      state: "approved",
    },
  } as Awaited<ReturnType<typeof loadCase>>)
  jest.mocked(entitledDecider).mockResolvedValue({
    patient: { identity_status: "verified" },
  } as Awaited<ReturnType<typeof entitledDecider>>)
  jest.mocked(isStoppedSince).mockResolvedValue(since.stopped === true)
  jest.mocked(assertDoseStillWithin).mockImplementation(async () => {
    if (since.above) {
      throw notAllowed("limit_reached", "Case case_1: above the limit lim_1")
    }
  })
  jest.mocked(flagNews).mockImplementation(async () => {
    if (since.flagged) {
      const raised_at = new Date("2026-02-03T10:00:00Z")
      flags.push({ kind: "denied_before", raised_at })
    }
  })
  const container = createMedusaContainer()
  for (const [name, service] of Object.entries({
    [CLINICAL_REVIEW_MODULE]: {
      readDecision: async () => ({
        decision: { user_id: "user_1", role: "prescriber" },
        notes: null,
      }),
      listCaseFlags: async ({
        kind,
        raised_at,
      }: {
        kind: string[]
        raised_at: { $gt: Date }
      }) =>
        flags.filter(
          (one) => kind.includes(one.kind) && one.raised_at > raised_at.$gt
        ),
    },
    [FORMULARY_MODULE]: { retrieveFormularyItem: async () => item },
    [TREATMENT_PLAN_MODULE]: {
      retrievePlan: async () => ({ id: "plan_1" }),
      monthsToTitrate: async () => [2, 3],
    },
  })) {
    container.register(name, asValue(service))
  }
  return doseStillStands(container, {
    id: "dch_1",
    plan_id: "plan_1",
    case_id: "case_1",
    decision_id: "dec_1",
    from_item_id: "fit_1",
    to_item_id: "fit_2",
    to_quantity: 1,
    proposed_at,
  } as DoseChangeRecord)
}

it("stands where nothing happened since it was proposed", async () => {
  expect(await stands()).toBe(true)
  expect(jest.mocked(isStoppedSince).mock.lastCall?.slice(1)).toEqual([
    {
      case_id: "case_1",
      patient_id: "pat_1",
      item_ids: ["fit_1", "fit_2"],
    },
    proposed_at,
  ])
})

it.each([
  ["was stopped or reported on", { stopped: true }],
  ["is above a limit", { above: true }],
  ["was flagged", { flagged: true }],
])("comes to nothing where it %s since (SAF-2, SAF-17)", async (_, since) => {
  expect(await stands(since)).toBe(false)
})
