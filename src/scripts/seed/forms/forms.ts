import type { FormDraft } from "../../../modules/consultation/domain/definition/form-definition"
import type { GoldenCaseDraft } from "../../../modules/consultation/domain/definition/golden-case"
import { acne } from "./acne"
import { acneCases } from "./acne/golden-cases"
import { asthmaReliever } from "./asthma-reliever"
import { asthmaRelieverCases } from "./asthma-reliever/golden-cases"
import { erectileDysfunction } from "./erectile-dysfunction"
import { erectileDysfunctionCases } from "./erectile-dysfunction/golden-cases"
import { hairLoss } from "./hair-loss"
import { hairLossCases } from "./hair-loss/golden-cases"
import { testKits } from "./test-kits"
import { testKitsCases } from "./test-kits/golden-cases"
import { weightManagement } from "./weight-management"
import { weightManagementCases } from "./weight-management/golden-cases"

/** A form with the examples that prove it, as they are published together. */
export type SeedForm = {
  definition: FormDraft
  golden_cases: GoldenCaseDraft[]
}

/** One form for each clinical category; the key is the category's handle. */
export const SEED_FORMS: readonly SeedForm[] = [
  { definition: hairLoss, golden_cases: hairLossCases },
  {
    definition: erectileDysfunction,
    golden_cases: erectileDysfunctionCases,
  },
  { definition: weightManagement, golden_cases: weightManagementCases },
  { definition: asthmaReliever, golden_cases: asthmaRelieverCases },
  { definition: acne, golden_cases: acneCases },
  { definition: testKits, golden_cases: testKitsCases },
]
