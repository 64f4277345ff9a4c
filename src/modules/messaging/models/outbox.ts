import { outboxModel } from "../../../shared/outbox"

export const Outbox = outboxModel("messaging_outbox")
