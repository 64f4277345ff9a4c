/**
 * What may follow a change, durably: a module writes a topic into its outbox,
 * the relay starts the one workflow registered for it (src/workflows/relay).
 * Payloads are ids.
 */
export const FOLLOW_UPS = {
  /** { consultation_id } the team is told, the patient gets the advice if an address is known (CON-3) */
  CONSULTATION_DENIED: "consultation.denied",
  /** { consultation_id } what is under way on earlier answers waits until a clinician has looked (REN-2, SAF-17) */
  CONSULTATION_NEEDS_REVIEW: "consultation.needs_review",
  /** { task_id } every clinician is told, whatever mails they chose (CON-3) */
  SAFEGUARDING_OPENED: "safeguarding.opened",
  /** { case_id } identity check or queue (IDV-1, QUE-1) */
  CASE_PAID: "case.paid",
  /** { case_id } reviewers are told (QUE-3) */
  CASE_QUEUED: "case.queued",
  /** { case_id, decision_id } the prescription is drawn up and sent for signature (RX-2) */
  CASE_AWAITING_SIGNATURE: "case.awaiting_signature",
  /** { case_id, decision_id } the patient reads the advice at once, whatever the refund does (SAF-6) */
  CASE_DENIED: "case.denied",
  /** { case_id, event_id } the question is put to the patient (REV-2) */
  CASE_ASKED: "case.asked",
  /** { case_id, decision_id } another item or quantity is put to the patient (SAF-2) */
  CASE_PROPOSED: "case.proposed",
  /** { case_id, event_id } the patient is told that staff, or they themselves, ended the request (EXC-8, EXC-9) */
  CASE_STOPPED: "case.stopped",
  /** { case_id, proposal_id } the order takes the accepted item, then the case goes on (SAF-2) */
  CHANGE_ACCEPTED: "case.change_accepted",
  /** { thread_id, case_id, message_id } an answer brings its case back to the queue (REV-2) */
  PATIENT_REPLIED: "message.patient_replied",
  /** { case_id, message_id } the patient wrote about a decided case: its supply stops, clinicians are told (SAF-17) */
  CASE_WRITTEN_ABOUT: "case.written_about",
  /** { case_id } rejected, cancelled or abandoned: its money goes back, or nothing was taken (PAY-5) */
  CASE_ENDED_REFUND: "case.ended.refund",
  /** { case_id, change_id } staff made its plan shorter: the plan follows, the patient is told (REV-3) */
  PLAN_SHORTENED: "case.plan_shortened",
  /** { case_id } every refund is confirmed: only now the patient is told by email (PAY-5) */
  CASE_REFUNDED: "case.refunded",
  /** { refund_id } a refund was asked for or has moved: it is sent, its case and Medusa's books follow */
  REFUND_MOVED: "refund.moved",
  /** { dispute_id } a bank asked a payment back, or has decided: supply is held or goes on, the team is told */
  DISPUTE_MOVED: "dispute.moved",
  /** { run_id, step } the next part of a comparison of Stripe's books with ours */
  RECONCILIATION_STEP: "reconciliation.step",
  /** { case_id } the patient is told that who they are could not be shown (IDV-3) */
  CASE_IDENTITY_FAILED: "case.identity_failed",
  /** The three independent triggers (TRG-1) and the pharmacy's record (PMR-1), each { case_id } */
  CASE_APPROVED_SUPPLY: "case.approved.supply",
  CASE_APPROVED_LETTER: "case.approved.letter",
  CASE_APPROVED_MESSAGE: "case.approved.message",
  CASE_APPROVED_PMR: "case.approved.pmr",
  /** { identity_check_id } a check moved: patient and waiting cases follow it (IDV-1, IDV-3) */
  IDENTITY_CONCLUDED: "identity.concluded",
  /** { patient_id } another name, birth or home: who waits for the identity is checked anew (IDV-4) */
  PATIENT_DATA_CHANGED: "patient.data_changed",
  /** { patient_id } consent withdrawn or another practice: unsent letters follow (SAF-5) */
  PATIENT_GP_CHANGED: "patient.gp_changed",
  /** { prescription_id } case signed; authority is there */
  PRESCRIPTION_SIGNED: "prescription.signed",
  /** { prescription_id } declined, withdrawn or quarantined: the case goes back to its clinician */
  PRESCRIPTION_NOT_SIGNED: "prescription.not_signed",
  /** { prescription_id } signed when nobody waited for it any more: kept, authorises nothing, staff are told (RX-3) */
  PRESCRIPTION_SIGNED_IN_VAIN: "prescription.signed_in_vain",
  /** { patient_id, evidence_id } a proof was recorded or withdrawn: gates of the patient's supplies are looked at anew (SAF-5), concerns stop a decided case */
  EVIDENCE_CHANGED: "evidence.changed",
  /** { letter_id } gates of the case's supplies are looked at anew */
  LETTER_SETTLED: "letter.settled",
  /** { case_id } rejected, cancelled or abandoned: issues, drafts, supplies, calls and labels that have not left are ended (SAF-19) */
  CASE_ENDED_SUPPLY: "case.ended.supply",
  /** { stop_id } gates of what it covers are looked at anew, prescriptions suspended or resumed (SAF-7) */
  STOP_CHANGED: "stop.changed",
  /** { reply_id } a practice answered: the case's supply stops, its clinicians are told (TRG-5) */
  GP_REPLIED: "gp.replied",
  /** { report_id } something has changed in somebody's health: supply stops, clinicians and patient are told (SAF-17) */
  HEALTH_REPORTED: "health.reported",
  /** { report_id } a clinician closed it: supply goes on where they said so, the patient is told */
  HEALTH_REPORT_CLOSED: "health.report_closed",
  /** { supply_id } Medusa's fulfilment is made and the carrier is asked */
  SUPPLY_PACKED: "supply.packed",
  /** { supply_id, parcel_id } taken apart intact: stock and reservation as before */
  SUPPLY_UNPACKED: "supply.unpacked",
  /** { supply_id } Medusa's shipment is made, the issue is used up, the patient is told */
  SUPPLY_DISPATCHED: "supply.dispatched",
  /** { supply_id } case closed, fulfilment marked delivered */
  SUPPLY_DELIVERED: "supply.delivered",
  /** { plan_id } completed, cancelled or at its limit: what remains of it is ended and given back (SAF-19, REN-4) */
  PLAN_ENDED: "plan.ended",
  /** { plan_event_id } a patient changed their plan themselves: the team is told (W7) */
  PLAN_CHANGED_BY_PATIENT: "plan.changed_by_patient",
  /** { dose_change_id, state } another strength for later months: it is put to the patient, signed for, in force, or came to nothing (SAF-18) */
  DOSE_CHANGE_MOVED: "dose_change.moved",
  /** { instalment_id } its plan would go on, had the last parcel not left too long ago: the team is told (SAF-18) */
  PLAN_ASKS_CLINICIAN: "plan.asks_clinician",
  /** { instalment_id } a month's charge was declined or waits for its patient: they and the team are told (PAY-7, EXC-12) */
  INSTALMENT_FAILED: "instalment.failed",
  /** { instalment_id } a month is paid: its order has the payment and its supply is opened (DSP-3); of a plan that ended it goes back */
  INSTALMENT_PAID: "instalment.paid",
  /** { call_id } the result is applied to what the call was for */
  CALL_DONE: "call.done",
  /** { call_id } not done, or not yet: its case is tagged (EXC-11), its process told where it was refused, put off or held */
  CALL_FAILED: "call.failed",
  /** { inbound_event_id } one topic a partner: the event is worked on after it was stored */
  INBOUND_STRIPE: "inbound.stripe",
  INBOUND_SIGNATURERX: "inbound.signaturerx",
  INBOUND_ROYAL_MAIL: "inbound.royal_mail",
} as const

export type FollowUpTopic = (typeof FOLLOW_UPS)[keyof typeof FOLLOW_UPS]
