import { outboxModel } from "../../../shared/outbox"

export const Outbox = outboxModel("clock_outbox")
