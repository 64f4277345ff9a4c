import { outboxModel } from "../../../shared/outbox"

export const Outbox = outboxModel("pmr_outbox")
