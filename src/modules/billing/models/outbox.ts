import { outboxModel } from "../../../shared/outbox"

export const Outbox = outboxModel("billing_outbox")
