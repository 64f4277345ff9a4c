import type { MedusaContainer } from "@medusajs/framework/types"
import { cardMandateText } from "../../../modules/treatment-plan/domain/card-mandate"
import type { OwnPlan } from "../../../modules/treatment-plan/patient-changes"
import { runningEnv } from "../../../shared/env"
import { plansOf } from "../../treatment-plan/services"

/**
 * What a patient is asked to agree to with another card, as their plan stands
 * now (PAY-3, PAY-7).
 * @throws not_found; transition_not_allowed where nothing is charged any more
 */
export async function cardAgreement(container: MedusaContainer, own: OwnPlan) {
  const { plan, mandate, unpaid, payments } =
    await plansOf(container).stillToCharge(own)
  const { PHARMACY_NAME, PHARMACY_PHONE } = runningEnv()
  const { reference, monthly_price, delivery_price } = plan
  const terms = cardMandateText({
    pharmacy: PHARMACY_NAME,
    phone: PHARMACY_PHONE,
    reference,
    unpaid: unpaid?.amount ?? 0,
    monthly_price,
    delivery_price,
    payments,
  })
  return { plan, mandate, unpaid, terms }
}
