import { outboxModel } from "../../../shared/outbox"

export const PatientOutbox = outboxModel("patient_outbox")
