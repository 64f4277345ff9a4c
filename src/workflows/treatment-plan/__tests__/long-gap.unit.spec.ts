import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { FORMULARY_MODULE } from "../../../modules/formulary"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import { addDays } from "../../../shared/calendar"
import { clock } from "../../../shared/clock"
import { londonDay } from "../../../shared/london"
import { readLongGap } from "../long-gap"

type World = {
  /** Days since the last supply; null where nothing has left, undefined without a course. */
  since?: number | null
  /** What the category allows now. */
  allowed?: number | null
  /** The plan of the case: what it was bought with, and whether its first month has left. */
  plan?: { allowed: number | null; isBegun: boolean }
  consultation_id?: string | null
}

const daysAgo = (days: number) => addDays(londonDay(clock.now()), -days)

function read({ since, plan, ...world }: World) {
  const container = createMedusaContainer()
  for (const [name, service] of Object.entries({
    [TREATMENT_PLAN_MODULE]: {
      courseOf: async () =>
        since === undefined
          ? null
          : { last_dispatch_on: since === null ? null : daysAgo(since) },
      listPlans: async () =>
        plan
          ? [
              {
                longest_gap_days: plan.allowed,
                schedule_day: plan.isBegun ? daysAgo(100) : null,
              },
            ]
          : [],
    },
    [FORMULARY_MODULE]: {
      listClinicalCategories: async () => [
        { longest_gap_days: world.allowed ?? null },
      ],
    },
  })) {
    container.register(name, asValue(service))
  }
  return readLongGap(container, {
    case_id: "case_1",
    category_handle: "weight-management",
    consultation_id:
      world.consultation_id === undefined ? "con_1" : world.consultation_id,
  })
}

it.each<[string, World]>([
  ["on the last day that is allowed", { since: 63, allowed: 63 }],
  ["where any time is allowed", { since: 300, allowed: null }],
  ["where nothing has left yet", { since: null, allowed: 63 }],
  ["of a first order", { allowed: 63 }],
  [
    "without answers that it rests on",
    { since: 300, allowed: 63, consultation_id: null },
  ],
  [
    "of a plan that was bought while more was allowed",
    { since: 64, allowed: 31, plan: { allowed: 64, isBegun: true } },
  ],
])("says nothing of a gap %s (SAF-18)", async (_what, world) => {
  expect(await read(world)).toBe(null)
})

it.each<[string, World, number]>([
  ["a one-off that renews", { since: 64, allowed: 63 }, 63],
  [
    "a later month, by what its plan was bought with",
    { since: 64, allowed: 90, plan: { allowed: 63, isBegun: true } },
    63,
  ],
  [
    "a plan's first month, by what its category says now",
    { since: 64, allowed: 31, plan: { allowed: 90, isBegun: false } },
    31,
  ],
])("says how long it was before %s (SAF-18)", async (_what, world, limit) => {
  expect(await read(world)).toEqual({
    last_on: daysAgo(64),
    days: 64,
    limit_days: limit,
  })
})
