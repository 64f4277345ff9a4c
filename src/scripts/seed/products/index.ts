import { acne } from "./acne"
import { asthmaReliever } from "./asthma-reliever"
import { erectileDysfunction } from "./erectile-dysfunction"
import { hairLoss } from "./hair-loss"
import { testKits } from "./test-kits"
import type { SeedProduct } from "./types"
import { weightManagement } from "./weight-management"

/** Everything the demonstration sells. Prices and stock are invented. */
export const SEED_PRODUCTS: readonly SeedProduct[] = [
  ...hairLoss,
  ...erectileDysfunction,
  ...weightManagement,
  ...asthmaReliever,
  ...acne,
  ...testKits,
]
