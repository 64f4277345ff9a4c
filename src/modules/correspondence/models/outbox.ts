import { outboxModel } from "../../../shared/outbox"

export const Outbox = outboxModel("correspondence_outbox")
