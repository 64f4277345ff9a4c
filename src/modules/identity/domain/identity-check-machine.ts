import {
  defineStateMachine,
  type EventOf,
  type StateOf,
} from "../../../shared/state-machine"

/**
 * One check of a person's identity (IDV-1 to IDV-4). A provider's referral or
 * failure never rejects anybody: it asks for documents, and a person decides
 * (UK GDPR art. 22). `deceased` is a hard stop that only staff lift: they fail
 * it, or a pharmacist treats the record as wrong and has documents asked for.
 * When somebody who was failed orders again, a new check begins where the last
 * one stood: asking the provider about the same data again tells nothing new.
 */
export const identityCheckMachine = defineStateMachine({
  name: "identity check",
  initial: "created",
  states: [
    "created",
    "sent",
    "passed",
    "referred",
    "failed",
    "deceased",
    "documents_requested",
    "documents_received",
    "verified",
    "rejected",
    "invalid",
  ],
  rows: [
    { from: "created", event: "send", to: "sent" },
    // The person's data changed before anybody was asked about them.
    { from: "created", event: "data_changed", to: "invalid" },
    // Of somebody whom staff failed, or who is on record as dead, before.
    { from: "created", event: "request_documents", to: "documents_requested" },
    { from: "created", event: "death_recorded", to: "deceased" },
    { from: "sent", event: "data_changed", to: "invalid" },
    { from: "sent", event: "pass", to: "passed" },
    { from: "sent", event: "refer", to: "referred" },
    { from: "sent", event: "fail", to: "failed" },
    { from: "sent", event: "death_recorded", to: "deceased" },
    {
      from: "referred",
      event: "request_documents",
      to: "documents_requested",
    },
    { from: "failed", event: "request_documents", to: "documents_requested" },
    {
      from: "documents_requested",
      event: "receive_documents",
      to: "documents_received",
    },
    { from: "documents_received", event: "verify", to: "verified" },
    { from: "documents_received", event: "reject", to: "rejected" },
    {
      from: "documents_received",
      event: "request_documents",
      to: "documents_requested",
    },
    // A hard stop for staff: other data of the person change nothing.
    { from: "deceased", event: "reject", to: "rejected" },
    { from: "deceased", event: "overrule_death", to: "documents_requested" },
    { from: "referred", event: "data_changed", to: "invalid" },
    { from: "failed", event: "data_changed", to: "invalid" },
    { from: "documents_requested", event: "data_changed", to: "invalid" },
    { from: "documents_received", event: "data_changed", to: "invalid" },
    { from: "passed", event: "data_changed", to: "invalid" },
    { from: "passed", event: "age", to: "invalid" },
    { from: "verified", event: "data_changed", to: "invalid" },
    { from: "verified", event: "age", to: "invalid" },
    // An answer that was on its way: a death record counts whatever changed.
    { from: "invalid", event: "death_recorded", to: "deceased" },
  ],
})

export type IdentityCheckState = StateOf<typeof identityCheckMachine>
export type IdentityCheckEvent = EventOf<typeof identityCheckMachine>
