import { outboxModel } from "../../../shared/outbox"

const Outbox = outboxModel("consultation_outbox")

export default Outbox
