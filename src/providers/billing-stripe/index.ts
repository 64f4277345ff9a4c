import { ModuleProvider } from "@medusajs/framework/utils"
import { BILLING_MODULE } from "../../modules/billing"
import { StripeRefundProvider } from "./service"

export default ModuleProvider(BILLING_MODULE, {
  services: [StripeRefundProvider],
})
