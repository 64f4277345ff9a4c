import type { Golden } from "./shared"
import { hairLoss } from "./hair-loss"
import { erectileDysfunction } from "./erectile-dysfunction"
import { weightManagement } from "./weight-management"
import { asthmaReliever } from "./asthma-reliever"
import { acne } from "./acne"
import { testKits } from "./test-kits"

/** Golden cases by form key: one that passes, one for every rule, the edges of numbers. */
export const GOLDEN: Record<string, Golden> = {
  "hair-loss": hairLoss,
  "erectile-dysfunction": erectileDysfunction,
  "weight-management": weightManagement,
  "asthma-reliever": asthmaReliever,
  acne: acne,
  "test-kits": testKits,
}
