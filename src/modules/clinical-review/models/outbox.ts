import { outboxModel } from "../../../shared/outbox"

export const Outbox = outboxModel("clinical_review_outbox")
