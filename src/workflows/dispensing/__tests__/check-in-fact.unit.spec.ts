import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import type { CheckInFact } from "../../../modules/dispensing/domain/check-in-gate"
import { FORMULARY_MODULE } from "../../../modules/formulary"
import { MESSAGING_MODULE } from "../../../modules/messaging"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import { clock } from "../../../shared/clock"
import { readCheckInFact } from "../check-in-fact"

const DAY_MS = 24 * 60 * 60_000
const daysAgo = (days: number) =>
  new Date(clock.now().getTime() - days * DAY_MS)

type World = {
  asks?: object | null
  number?: number
  replacement?: number
  left?: boolean
  isOneOff?: boolean
  /** Of the month, the newest first: how many days ago, and how its report stands. */
  answers?: { days: number; report?: "open" | "closed" }[]
}

const ASKS = { questions: ["side_effects"], days_before: 7 }

function read({ answers = [], asks = ASKS, ...world }: World) {
  const container = createMedusaContainer()
  for (const [name, service] of Object.entries({
    [FORMULARY_MODULE]: {
      listClinicalCategories: async () => [
        { handle: "weight-management", check_in: asks },
      ],
    },
    [TREATMENT_PLAN_MODULE]: {
      listPlans: async () => (world.isOneOff ? [] : [{ id: "pln_1" }]),
      listInstalments: async () => [{ id: "ins_2" }],
    },
    [MESSAGING_MODULE]: {
      listCheckIns: async () =>
        answers.map(({ days, report }) => ({
          answered_at: daysAgo(days),
          health_report_id: report ? `hrp_${report}` : null,
        })),
      listHealthReports: async ({ id }: { id: string[] }) =>
        id.includes("hrp_open") ? [{ id: "hrp_open" }] : [],
    },
  })) {
    container.register(name, asValue(service))
  }
  return readCheckInFact(container, {
    case_id: "case_1",
    category_handle: "weight-management",
    instalment_number: world.number ?? 2,
    replacement_number: world.replacement ?? 0,
    dispatched_at: world.left ? daysAgo(1) : null,
  })
}

it.each<[string, World, CheckInFact]>([
  ["a first supply", { number: 1 }, "not_needed"],
  ["what has left", { left: true }, "not_needed"],
  ["a category that asks nothing", { asks: null }, "not_needed"],
  ["silence", {}, "unanswered"],
  ["an answer", { answers: [{ days: 28 }] }, "answered"],
  ["an answer of five weeks ago", { answers: [{ days: 35 }] }, "too_old"],
  [
    "a new answer after an old one",
    { answers: [{ days: 1 }, { days: 35 }] },
    "answered",
  ],
  [
    "a worry that nobody settled, whatever was answered after it",
    { answers: [{ days: 1 }, { days: 2, report: "open" }] },
    "worrying",
  ],
  [
    "a worry that a clinician settled",
    { answers: [{ days: 2, report: "closed" }] },
    "answered",
  ],
  ["what can't be read", { asks: { questions: ["mood"] } }, null],
  [
    "what replaces a lost parcel",
    { replacement: 1, answers: [{ days: 40 }] },
    "not_needed",
  ],
  [
    "what replaces a lost parcel, after a worry",
    { replacement: 1, answers: [{ days: 40, report: "open" }] },
    "worrying",
  ],
])("knows at dispatch of %s (SAF-18)", async (_what, world, fact) => {
  expect(await read(world)).toBe(fact)
})
