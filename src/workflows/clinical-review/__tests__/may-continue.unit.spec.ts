import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../../modules/clinical-review"
import type { StayReason } from "../../../modules/clinical-review/domain/stay-reason"
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
import { notAllowed, notFound } from "../../../shared/errors"
import { assertLatestAnswers } from "../../treatment-plan/renewals-stand"
import { assertAnswersStand } from "../answers-stand"
import { whyNotContinued } from "../may-continue"
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
  record?: Partial<CaseRecord>
  item?: object
  outcome?: string
  confirmed?: object | null
  patient?: object
  gp_justification?: string | null
  signer?: object | undefined
  cases?: { id: string; ended_as: string }[]
  stops?: object[]
  held?: object[]
  reports?: object[]
  /** Changes of strength on the same answers, open or in force; null where one isn't in force yet. */
  doses?: { in_force_at: Date | null }[]
  /** What the category asks before each supply. */
  check_in?: object
  /** Days between two supplies that the category allows, and those since the last; null where nothing has left. */
  gap?: { allowed: number | null; since: number | null }
}

const DECIDED = new Date("2026-03-02T09:00:00Z")
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
      listDoseChanges: async ({ case_id }: { case_id: string[] }) =>
        case_id.includes("case_1") ? (facts.doses ?? []) : [],
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
      retrieveDecision: async () => ({ id: "dec_1", at: DECIDED }),
      readDecision: async () => ({
        gp_justification: facts.gp_justification ?? null,
      }),
      listClinicalCases: async ({ ended_as }: { ended_as?: string }) =>
        (facts.cases ?? [{ id: "case_1", ended_as: "completed" }]).filter(
          (one) => ended_as === undefined || one.ended_as === ended_as
        ),
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
  return whyNotContinued(
    container,
    { ...record, ...facts.record },
    prescription
  )
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
    "where what is signed was decided on after the strength was changed",
    { doses: [{ in_force_at: new Date(DECIDED.getTime() - DAYS) }] },
  ],
  [
    "where nothing has left of the course yet",
    { gap: { allowed: 63, since: null } },
  ],
])("asks nobody %s (REN-3)", async (_what, facts) => {
  expect(await judge(facts)).toBe(null)
})

it.each<[string, Facts, StayReason]>([
  ["the item isn't sold any more", { item: { sellable: false } }, "not_sold"],
  [
    "the category asks how its patients are before each supply",
    { check_in: { questions: ["weight"], days_before: 7 } },
    "asked_first",
  ],
  [
    "nobody can say what the category asks",
    { check_in: { questions: ["mood"] } },
    "asked_first",
  ],
  [
    "the item needs a stricter class by now",
    { record: { legal_class: "P" } },
    "class_changed",
  ],
  [
    "another strength is proposed or waits for its signature (SAF-18)",
    { doses: [{ in_force_at: null }] },
    "dose_change",
  ],
  [
    "another strength has come into force since it was signed for (SAF-18)",
    { doses: [{ in_force_at: new Date(DECIDED.getTime() + DAYS) }] },
    "dose_change",
  ],
  ["there are no answers", { record: { consultation_id: null } }, "answers"],
  ["a rule asks for a clinician today", { outcome: "needs_review" }, "rules"],
  ["the rules deny it today", { outcome: "cannot_continue" }, "rules"],
  [
    "the answers weren't confirmed for this order",
    { confirmed: null },
    "not_confirmed",
  ],
  [
    "the identity is in doubt",
    { patient: { identity_status: "action_required" } },
    "identity",
  ],
  [
    "the identity was proved too long ago",
    {
      patient: {
        identity_verified_at: new Date(clock.now().getTime() - 400 * DAYS),
      },
    },
    "identity",
  ],
  [
    "the GP isn't told, and the signer hadn't said why",
    { patient: { gp_answer: "no_consent" } },
    "gp",
  ],
  [
    "who signed was suspended",
    { signer: { suspended_at: new Date() } },
    "signer",
  ],
  ["who signed is on the staff no more", { signer: undefined }, "signer"],
  [
    "another request on the answers was turned down",
    { cases: [{ id: "case_1", ended_as: "rejected_clinical" }] },
    "turned_down",
  ],
  ["supply is stopped", { stops: [{ id: "sto_1" }] }, "held"],
  ["a supply of the treatment is held", { held: [{ id: "sup_1" }] }, "held"],
  ["a change of health is reported", { reports: [{ id: "hrp_1" }] }, "held"],
  [
    "the last supply is longer ago than the category allows (SAF-18)",
    { gap: { allowed: 63, since: 64 } },
    "gap",
  ],
])(
  "leaves it to a prescriber where %s, and says why",
  async (_what, facts, why) => {
    expect(await judge(facts)).toBe(why)
  }
)

it.each<[StayReason, () => Promise<unknown>]>([
  ["answers", assertAnswersStand as () => Promise<unknown>],
  ["answered_anew", assertLatestAnswers as () => Promise<unknown>],
  ["limit", assertQuantity as () => Promise<unknown>],
  ["message", assertMessagesTaken as () => Promise<unknown>],
])(
  "says %s where an approval is refused for it, and only there",
  async (why, assert) => {
    jest.mocked(assert).mockRejectedValueOnce(notAllowed("not_eligible", "no"))
    expect(await judge()).toBe(why)
    const fault = notFound("Form version", "fver_1")
    jest.mocked(assert).mockRejectedValueOnce(fault)
    await expect(judge()).rejects.toBe(fault)
  }
)
