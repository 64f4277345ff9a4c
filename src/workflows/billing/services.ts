import type { MedusaContainer } from "@medusajs/framework/types"
import { BILLING_MODULE } from "../../modules/billing"
import type BillingModuleService from "../../modules/billing/service"

export const billingOf = (container: MedusaContainer) =>
  container.resolve<BillingModuleService>(BILLING_MODULE)
