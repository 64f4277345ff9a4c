import { outboxModel } from "../../../shared/outbox"

export const Outbox = outboxModel("treatment_plan_outbox")
