import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { FORMULARY_MODULE } from "../../../modules/formulary"
import type { IngredientLimit } from "../../../modules/formulary/domain/ingredient-limits"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import type { PlanRecord } from "../../../modules/treatment-plan/types"
import { addDays, startOfDay } from "../../../shared/calendar"
import { clock } from "../../../shared/clock"
import { londonDay } from "../../../shared/london"
import {
  readBought,
  type BoughtCase,
} from "../../clinical-review/quantity-facts"
import type { Item } from "../../clinical-review/review-facts"
import { clusterIds } from "../../patient/linked-persons"
import { readTerms } from "../month-terms"
import { assertDoseQuantity, assertDoseStillWithin } from "../dose-quantity"

jest.mock("../../clinical-review/quantity-facts", () => ({
  ...jest.requireActual<object>("../../clinical-review/quantity-facts"),
  readBought: jest.fn(),
}))
jest.mock("../../patient/linked-persons")
jest.mock("../month-terms")

const today = londonDay(clock.now())
const inDays = (days: number) => startOfDay(addDays(today, days))
const pack = (id: string, mg: number) =>
  ({
    id,
    ingredient: "Finasteride",
    legal_class: "POM",
    mg_per_unit: mg,
    units_per_pack: 10,
  }) as Item
const low = pack("low", 1)
const high = pack("high", 2)

/** Bought by another account: so many milligrams at a day, ordered so many days ago. */
const bought = (mg: number, days: number, ago: number) =>
  ({
    at: inDays(-ago),
    supplies: [
      {
        ...high,
        mg_per_unit: mg,
        units_per_pack: 1,
        packs: 1,
        at: inDays(days),
      },
    ],
  }) as unknown as BoughtCase

type Told = {
  per_window: number
  role?: IngredientLimit["override_role"]
  others?: BoughtCase[]
}

/**
 * A plan of five months, 10 mg each: three have left (the last a week ago), and
 * the two others, due in 23 and 53 days, would be of 20 mg.
 */
function asked({ per_window, role = null, others = [] }: Told) {
  jest.mocked(clusterIds).mockResolvedValue(["pat_1", "pat_2"])
  jest.mocked(readBought).mockResolvedValue(others)
  jest.mocked(readTerms).mockResolvedValue((() => ({
    formulary_item_id: "low",
    quantity: 1,
  })) as unknown as Awaited<ReturnType<typeof readTerms>>)
  const months = [-67, -37, -7, 23, 53].map((days, at) => ({
    id: `ins_${at + 1}`,
    number: at + 1,
    state: days < 0 ? "supplied" : "scheduled",
    due_on: addDays(today, days),
    supplied_at: days < 0 ? inDays(days) : null,
  }))
  const limit: IngredientLimit = {
    id: "lim_1",
    ingredient: "finasteride",
    classes: ["POM"],
    unit: "mg",
    per_sale: null,
    per_window,
    window_days: 84,
    max_units_per_pack: null,
    exclusive_with: [],
    override_role: role,
  }
  const container = createMedusaContainer()
  for (const [name, service] of Object.entries({
    [TREATMENT_PLAN_MODULE]: { listInstalments: async () => months },
    [FORMULARY_MODULE]: {
      limitsInForce: async () => [limit],
      listFormularyItems: async () => [low],
    },
  })) {
    container.register(name, asValue(service))
  }
  const of = {
    record: { id: "case_1", patient_id: "pat_1" },
    plan: { id: "plan_1" } as PlanRecord,
    item: high,
    packs: 1,
    months: [4, 5],
  }
  return { container, of }
}

const refused = expect.objectContaining({ code: "limit_reached" })
const byNobody = { role: "prescriber", justification: null }

it("counts the months on their days with the plan's own before them (R-41)", async () => {
  // Months 3, 4 and 5 lie within 84 days: 10 + 20 + 20.
  const within = asked({ per_window: 50 })
  await expect(
    assertDoseQuantity(within.container, within.of, byNobody)
  ).resolves.toBeNull()
  const above = asked({ per_window: 49 })
  await expect(
    assertDoseQuantity(above.container, above.of, byNobody)
  ).rejects.toEqual(refused)
})

it("counts what another account is sent at the same time", async () => {
  const { container, of } = asked({
    per_window: 50,
    others: [bought(5, 40, 3)],
  })
  await expect(assertDoseQuantity(container, of, byNobody)).rejects.toEqual(
    refused
  )
})

it("lets only the role that a limit names exceed it, with a reason", async () => {
  const { container, of } = asked({ per_window: 49, role: "prescriber" })
  await expect(
    assertDoseQuantity(container, of, {
      role: "prescriber",
      justification: "the specialist's plan",
    })
  ).resolves.toBe("Above the quantity limit: the specialist's plan")
  const nobody = asked({ per_window: 49 })
  await expect(
    assertDoseQuantity(nobody.container, nobody.of, {
      role: "prescriber",
      justification: "the specialist's plan",
    })
  ).rejects.toEqual(refused)
})

it("holds a reason for what was ordered when it was given, and nothing since (SAF-2)", async () => {
  const reasoned = {
    role: "prescriber",
    notes: "Above the quantity limit: the specialist's plan",
    at: inDays(-10),
  }
  const told = { per_window: 49, role: "prescriber" } as const
  const same = asked({ ...told, others: [bought(5, 40, 12)] })
  await expect(
    assertDoseStillWithin(same.container, same.of, reasoned)
  ).resolves.toBeUndefined()
  for (const [since, notes] of [
    [[bought(5, 40, 3)], reasoned.notes],
    [[], null],
  ] as const) {
    const { container, of } = asked({ ...told, others: [...since] })
    await expect(
      assertDoseStillWithin(container, of, { ...reasoned, notes })
    ).rejects.toEqual(refused)
  }
})
