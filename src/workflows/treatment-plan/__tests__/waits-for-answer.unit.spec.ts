import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { MESSAGING_MODULE } from "../../../modules/messaging"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import type { PlanRecord } from "../../../modules/treatment-plan/types"
import { CHARGE_CHECK } from "../charge-due"
import { whyNotSupplied, type Obstacle } from "../chargeable"
import { readMonths, type Month } from "../months"
import { waitsForAnswer } from "../waits-for-answer"

jest.mock("../chargeable")
jest.mock("../months")

type Facts = {
  why: Obstacle
  by?: string
  /** When the patient was asked, and whether they have answered it. */
  asked?: string
  answered?: boolean
}

/** A plan that stands still since 3 March, with a month that is due. */
const askedOn = async ({ why, by, asked, answered = false }: Facts) => {
  jest
    .mocked(whyNotSupplied)
    .mockResolvedValue(new Map([["ins_1", why] as const]))
  jest.mocked(readMonths).mockResolvedValue([
    {
      instalment: { id: "ins_1", state: "due" },
      plan: { id: "pln_1" },
    } as Month,
  ])
  const container = createMedusaContainer()
  for (const [name, service] of Object.entries({
    [TREATMENT_PLAN_MODULE]: {
      listPlanEvents: async () => [
        {
          plan_id: "pln_1",
          event: "plan.pause",
          actor_id: by ?? CHARGE_CHECK.id,
          details: { cause: "clinical" },
          at: new Date("2026-03-03T09:00:00Z"),
        },
      ],
      listInstalments: async () => [{ id: "ins_1", plan_id: "pln_1" }],
    },
    [MESSAGING_MODULE]: {
      listCheckIns: async () =>
        asked
          ? [
              {
                instalment_id: "ins_1",
                asked_at: new Date(asked),
                answered_at: answered ? new Date(asked) : null,
              },
            ]
          : [],
    },
  })) {
    container.register(name, asValue(service))
  }
  const plan = { id: "pln_1", state: "paused", pause_causes: ["clinical"] }
  const found = await waitsForAnswer(container, [plan as PlanRecord])
  return found.get("pln_1") ?? null
}

const FEBRUARY = "2026-02-25T09:00:00Z"

it.each<[string, string | null, Facts]>([
  ["since it stands", "2026-03-03", { why: "check_in", asked: FEBRUARY }],
  [
    "since it was asked again",
    "2026-03-20",
    { why: "check_in", asked: "2026-03-20T09:00:00Z" },
  ],
  ["for its documents", "2026-03-03", { why: "identity" }],
  ["not before it is asked", null, { why: "check_in" }],
  [
    "not where it has answered",
    null,
    { why: "check_in", asked: FEBRUARY, answered: true },
  ],
  ["not behind a stop", null, { why: "stop", asked: FEBRUARY }],
  [
    "not where staff stopped it",
    null,
    { why: "check_in", asked: FEBRUARY, by: "user_1" },
  ],
])("a plan waits for its patient %s (REN-6)", async (_what, day, facts) => {
  expect(await askedOn(facts)).toBe(day)
})
