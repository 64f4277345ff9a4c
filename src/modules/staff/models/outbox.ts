import { outboxModel } from "../../../shared/outbox"

export const StaffOutbox = outboxModel("staff_outbox")
