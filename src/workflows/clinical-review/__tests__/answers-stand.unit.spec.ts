import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { CONSULTATION_MODULE } from "../../../modules/consultation"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import { notAllowed } from "../../../shared/errors"
import { assertAnswersStand } from "../answers-stand"

type Facts = {
  outcome?: string
  sealed?: boolean
  /** A consultation that the rules denied, begun before or after. */
  denied?: "before" | "after"
  course?: { state: string; limit_on: string } | null
}

const STARTED = new Date("2026-11-01T09:00:00Z")
const RUNNING = { state: "open", limit_on: "2999-01-01" }

async function judge(facts: Facts, consultation_id: string | null = "con_1") {
  const { outcome = "needs_review", sealed, denied, course = RUNNING } = facts
  const container = createMedusaContainer()
  const deniedAt =
    denied && new Date(STARTED.getTime() + (denied === "after" ? 1 : -1))
  for (const [name, service] of Object.entries({
    [CONSULTATION_MODULE]: {
      findConsultation: async () => ({
        customer_id: "cus_1",
        category_handle: "hair-loss",
        started_at: STARTED,
      }),
      listConsultations: async (asked: {
        state: string
        customer_id: string
        category_handle: string
        started_at: { $gt: Date }
      }) =>
        deniedAt && asked.state === "denied" && deniedAt > asked.started_at.$gt
          ? [{ id: "con_2" }]
          : [],
      rerunRules: async (id: string) => {
        if (sealed) {
          throw notAllowed("answers_sealed", `The answers of ${id} are sealed`)
        }
        return { outcome, rule_ids: ["too_old"] }
      },
    },
    [TREATMENT_PLAN_MODULE]: {
      courseOf: async () => course && { id: "crs_1", ...course },
    },
  })) {
    container.register(name, asValue(service))
  }
  await assertAnswersStand(container, { id: "case_1", consultation_id })
}

it.each<[string, Facts]>([
  ["that the rules leave to the clinician", {}],
  ["before there is a course", { course: null }],
  ["that followed on a denial", { denied: "before" }],
])("lets be approved answers %s", async (_what, facts) => {
  await expect(judge(facts)).resolves.toBeUndefined()
})

it.each<[string, Facts, string, RegExp]>([
  [
    "the rules deny today",
    { outcome: "cannot_continue" },
    "not_eligible",
    /too_old/,
  ],
  ["nobody can read any more", { sealed: true }, "answers_sealed", /sealed/],
  ["a later denial has replaced", { denied: "after" }, "not_eligible", /con_2/],
  [
    "belong to twelve months that are over",
    { course: { state: "open", limit_on: "2026-01-01" } },
    "not_eligible",
    /crs_1/,
  ],
  [
    "belong to a course that has lapsed",
    { course: { state: "lapsed", limit_on: "2999-01-01" } },
    "not_eligible",
    /crs_1/,
  ],
])("lets nothing be approved on answers that %s", async (...row) => {
  const [, facts, code, words] = row
  await expect(judge(facts)).rejects.toMatchObject({
    code,
    message: expect.stringMatching(words),
  })
  // What needs no answers isn't held up by them.
  await expect(judge(facts, null)).resolves.toBeUndefined()
})
