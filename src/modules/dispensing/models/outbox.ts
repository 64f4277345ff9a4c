import { outboxModel } from "../../../shared/outbox"

export const Outbox = outboxModel("dispensing_outbox")
