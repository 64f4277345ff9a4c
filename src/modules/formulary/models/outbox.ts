import { outboxModel } from "../../../shared/outbox"

export const FormularyOutbox = outboxModel("formulary_outbox")
