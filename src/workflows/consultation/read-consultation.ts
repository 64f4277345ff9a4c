import type { MedusaContainer } from "@medusajs/framework/types"
import type { Holder } from "../../modules/consultation/domain/answering/holder"
import type {
  ConsultationDetail,
  ConsultationRecord,
} from "../../modules/consultation/types"
import { consultationsOf } from "./services"

// What the routes shape into their answers.
export type { ConsultationDetail, ConsultationRecord }

/** A consultation for the one who holds it. @throws not_found for everybody else */
export const readConsultation = (
  container: MedusaContainer,
  id: string,
  holder: Holder
): Promise<ConsultationDetail> =>
  consultationsOf(container).getConsultation(id, holder)

/** A customer's consultations, newest first. */
export const listOwnConsultations = (
  container: MedusaContainer,
  customerId: string
): Promise<ConsultationRecord[]> =>
  consultationsOf(container).listForCustomer(customerId)
