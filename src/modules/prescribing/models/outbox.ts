import { outboxModel } from "../../../shared/outbox"

export const Outbox = outboxModel("prescribing_outbox")
