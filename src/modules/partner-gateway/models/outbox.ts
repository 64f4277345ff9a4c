import { outboxModel } from "../../../shared/outbox"

export const Outbox = outboxModel("partner_gateway_outbox")
