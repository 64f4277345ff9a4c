import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../../modules/clinical-review"
import type { CaseRecord } from "../../../modules/clinical-review/types"
import { CONSULTATION_MODULE } from "../../../modules/consultation"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import { MESSAGING_MODULE } from "../../../modules/messaging"
import { PATIENT_MODULE } from "../../../modules/patient"
import type { PrescriptionRecord } from "../../../modules/prescribing/types"
import { STAFF_MODULE } from "../../../modules/staff"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import { addDays } from "../../../shared/calendar"
import { clock } from "../../../shared/clock"
import { londonDay } from "../../../shared/london"
import { notAllowed } from "../../../shared/errors"
import { assertLatestAnswers } from "../../treatment-plan/renewals-stand"
import { assertAnswersStand } from "../answers-stand"
import { mayContinue } from "../may-continue"
import { assertQuantity } from "../quantity-review"
import { loadCase } from "../review-facts"
import { assertMessagesTaken } from "../untaken-messages"

jest.mock("../answers-stand")
jest.mock("../quantity-review")
jest.mock("../review-facts")
jest.mock("../untaken-messages")
jest.mock("../../treatment-plan/renewals-stand")

const record = {
  id: "case_2",
  order_id: "order_2",
  legal_class: "POM",
  consultation_id: "con_1",
  patient_id: "pat_1",
  formulary_item_id: "fit_1",
} as CaseRecord
const prescription = {
  id: "rx_1",
  decision_id: "dec_1",
  prescriber: {
    name: "Jo Whitmore",
    body: "GMC",
    number: "7012345",
    user_id: "user_1",
    ip: null,
  },
} as unknown as PrescriptionRecord

/** Everything as it has to be, but for what is said otherwise. */
type Facts = {
  item?: object
  outcome?: string
  confirmed?: object | null
  patient?: object
  gp_justification?: string | null
  signer?: object | undefined
  cases?: object[]
  stops?: object[]
  held?: object[]
  reports?: object[]
  /** What the category asks before each supply. */
  check_in?: object
  /** Days between two supplies that the category allows, and those since the last; null where nothing has left. */
  gap?: { allowed: number | null; since: number | null }
}

const DAYS = 24 * 60 * 60_000

function judge(facts: Facts = {}) {
  const { gap = { allowed: 63, since: 30 } } = facts
  jest.mocked(loadCase).mockResolvedValue({
    item: {
      id: "fit_1",
      legal_class: "POM",
      sellable: true,
      consultation: "required",
      ...facts.item,
    },
    category: {
      identity_recheck_months: 12,
      longest_gap_days: gap.allowed,
      check_in: facts.check_in ?? null,
    },
  } as unknown as Awaited<ReturnType<typeof loadCase>>)
  const container = createMedusaContainer()
  const { confirmed = { id: "rcf_1" } } = facts
  const signer =
    "signer" in facts ? facts.signer : { id: "stf_1", suspended_at: null }
  for (const [name, service] of Object.entries({
    [CONSULTATION_MODULE]: {
      rerunRules: async () => ({
        outcome: facts.outcome ?? "continue",
        rule_ids: [],
      }),
    },
    [TREATMENT_PLAN_MODULE]: {
      reconfirmationOf: async () => confirmed,
      courseOf: async () => ({
        last_dispatch_on:
          gap.since && addDays(londonDay(clock.now()), -gap.since),
      }),
    },
    [PATIENT_MODULE]: {
      retrievePatient: async () => ({
        gp_answer: "practice",
        identity_status: "verified",
        identity_verified_at: new Date(clock.now().getTime() - 30 * DAYS),
        ...facts.patient,
      }),
    },
    [CLINICAL_REVIEW_MODULE]: {
      readDecision: async () => ({
        gp_justification: facts.gp_justification ?? null,
      }),
      listClinicalCases: async () =>
        facts.cases ?? [{ id: "case_1", ended_as: "completed" }],
    },
    [STAFF_MODULE]: { findByUser: async () => signer },
    [DISPENSING_MODULE]: {
      listStopOrders: async () => facts.stops ?? [],
      listSupplies: async () => facts.held ?? [],
    },
    [MESSAGING_MODULE]: { listHealthReports: async () => facts.reports ?? [] },
  })) {
    container.register(name, asValue(service))
  }
  return mayContinue(container, record, prescription)
}

beforeEach(() => jest.resetAllMocks())

it.each<[string, Facts]>([
  ["where nothing speaks against it", {}],
  [
    "where the signer had said why not to tell a GP",
    { patient: { gp_answer: "no_gp" }, gp_justification: "No GP yet" },
  ],
  [
    "on the last day that the category allows since the last supply",
    { gap: { allowed: 63, since: 63 } },
  ],
  [
    "where the category allows any time since the last supply",
    { gap: { allowed: null, since: 150 } },
  ],
  [
    "where nothing has left of the course yet",
    { gap: { allowed: 63, since: null } },
  ],
])("asks nobody %s (REN-3)", async (_what, facts) => {
  expect(await judge(facts)).toBe(true)
})

it.each<[string, Facts]>([
  ["the item isn't sold any more", { item: { sellable: false } }],
  [
    "the category asks how its patients are before each supply",
    { check_in: { questions: ["weight"], days_before: 7 } },
  ],
  [
    "nobody can say what the category asks",
    { check_in: { questions: ["mood"] } },
  ],
  ["a rule asks for a clinician today", { outcome: "needs_review" }],
  ["the rules deny it today", { outcome: "cannot_continue" }],
  ["the answers weren't confirmed for this order", { confirmed: null }],
  [
    "the identity is in doubt",
    { patient: { identity_status: "action_required" } },
  ],
  [
    "the identity was proved too long ago",
    {
      patient: {
        identity_verified_at: new Date(clock.now().getTime() - 400 * DAYS),
      },
    },
  ],
  ["who signed was suspended", { signer: { suspended_at: new Date() } }],
  ["who signed is on the staff no more", { signer: undefined }],
  [
    "another request on the answers was turned down",
    { cases: [{ id: "case_1", ended_as: "rejected_clinical" }] },
  ],
  ["supply is stopped", { stops: [{ id: "sto_1" }] }],
  ["a supply of the treatment is held", { held: [{ id: "sup_1" }] }],
  ["a change of health is reported", { reports: [{ id: "hrp_1" }] }],
  [
    "the last supply is longer ago than the category allows (SAF-18)",
    { gap: { allowed: 63, since: 64 } },
  ],
])("leaves it to a prescriber where %s", async (_what, facts) => {
  expect(await judge(facts)).toBe(false)
})

it("refuses what an approval is refused for", async () => {
  const refusal = notAllowed("not_eligible", "no")
  for (const assert of [
    assertAnswersStand,
    assertLatestAnswers,
    assertQuantity,
    assertMessagesTaken,
  ]) {
    jest.resetAllMocks()
    jest.mocked(assert as () => Promise<unknown>).mockRejectedValueOnce(refusal)
    await expect(judge()).rejects.toBe(refusal)
  }
  jest.resetAllMocks()
  await expect(
    judge({ patient: { gp_answer: "no_consent" } })
  ).rejects.toMatchObject({ code: "invalid_field" })
})
