import type { MedusaContainer } from "@medusajs/framework/types"
import { FORMULARY_MODULE } from "../../modules/formulary"
import type { LimitInput } from "../../modules/formulary/domain/limit-input"
import type FormularyModuleService from "../../modules/formulary/service"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"

const nothing = {
  per_sale: null,
  per_window: null,
  window_days: null,
  max_units_per_pack: null,
  exclusive_with: [] as string[],
  override_role: null,
  note: null,
  active: true,
} as const satisfies Partial<LimitInput>

const overTheCounter: Pick<LimitInput, "classes"> = { classes: ["P", "GSL"] }
const REG_237 = "Human Medicines Regulations 2012, regulation 237"
const MHRA_CODEINE = "MHRA: codeine and dihydrocodeine sold over the counter"

/** Limits of the law and of guidance (R-50 to R-53, SAF-18); a pharmacist may change them. */
export const SEED_LIMITS: readonly LimitInput[] = [
  {
    ...nothing,
    ...overTheCounter,
    ingredient: "pseudoephedrine",
    unit: "mg",
    per_sale: 720,
    exclusive_with: ["ephedrine"],
    source: REG_237,
  },
  {
    ...nothing,
    ...overTheCounter,
    ingredient: "ephedrine",
    unit: "mg",
    per_sale: 180,
    exclusive_with: ["pseudoephedrine"],
    source: REG_237,
  },
  ...["codeine", "dihydrocodeine"].map(
    (ingredient): LimitInput => ({
      ...nothing,
      ...overTheCounter,
      ingredient,
      unit: "packs",
      per_sale: 1,
      max_units_per_pack: 32,
      source: MHRA_CODEINE,
      note: "For three days at most; it can cause addiction.",
    })
  ),
  ...["paracetamol", "aspirin"].map(
    (ingredient): LimitInput => ({
      ...nothing,
      ...overTheCounter,
      ingredient,
      unit: "units",
      per_sale: 100,
      source: "MHRA: best practice on the sale of medicines for pain relief",
    })
  ),
  {
    ...nothing,
    classes: ["P"],
    ingredient: "sildenafil",
    unit: "mg",
    per_sale: 400,
    per_window: 1500,
    window_days: 30,
    override_role: "pharmacist",
    source:
      "Summary of product characteristics: at most one 50 mg tablet a day",
  },
  {
    ...nothing,
    classes: ["POM"],
    ingredient: "salbutamol",
    unit: "packs",
    per_window: 2,
    window_days: 365,
    override_role: "prescriber",
    source: "SAF-18: at most two relievers in 12 months",
    note: "More only with evidence of a review by the GP or asthma nurse.",
  },
]

/** Adds the limits of ingredients that have none; what a pharmacist changed stays. */
export async function seedIngredientLimits(
  container: MedusaContainer
): Promise<void> {
  const formulary = container.resolve<FormularyModuleService>(FORMULARY_MODULE)
  const known = await formulary.listIngredientLimits({}, { take: 500 })
  const names = new Set(known.map(({ ingredient }) => ingredient))
  for (const limit of SEED_LIMITS) {
    if (!names.has(limit.ingredient)) {
      await formulary.saveLimit(
        { id: null, limit },
        systemActor("seed"),
        clock.now()
      )
    }
  }
}
