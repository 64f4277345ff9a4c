import type { ExecArgs } from "@medusajs/framework/types"
import { runningEnv } from "../shared/env"
import { unexpected } from "../shared/errors"
import { seedCatalogue } from "./seed/catalogue"
import { seedDenialReasons } from "./seed/denial-reasons"
import { seedForms } from "./seed/forms"
import { seedIngredientLimits } from "./seed/ingredient-limits"
import { seedPractices } from "./seed/practices"
import { seedShipping } from "./seed/shipping"
import { seedStaff } from "./seed/staff"
import { seedStore } from "./seed/store"
import { seedTax } from "./seed/tax"

/**
 * Everything a demonstration starts with: `npx medusa exec ./src/scripts/seed.ts`.
 * Each part adds what is missing and leaves what is there, so running it again
 * changes nothing. Everybody and every number in it is invented.
 */
export default async function seed({ container }: ExecArgs): Promise<void> {
  if (runningEnv().PHARMACY_ENV === "production") {
    throw unexpected("The sample data has no place in production")
  }
  const { sales_channel_id } = await seedStore(container)
  const types = await seedTax(container)
  const shipping = await seedShipping(container, sales_channel_id)
  const pharmacist = await seedStaff(container)
  await seedCatalogue(container, {
    sales_channel_id,
    ...shipping,
    types,
    pharmacist,
  })
  await seedIngredientLimits(container)
  await seedForms(container)
  await seedDenialReasons(container)
  await seedPractices(container)
}
