import { outboxModel } from "../../../shared/outbox"

export const IdentityOutbox = outboxModel("identity_outbox")
