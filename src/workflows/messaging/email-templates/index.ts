import type { CallHandler } from "../../../shared/partner-calls"
import { answeredAnew } from "./answered-anew"
import { approved } from "./approved"
import {
  changeProposed,
  planShortened,
  questionAsked,
  reportNoted,
  reportSettled,
  requestDenied,
  requestStopped,
} from "./case-news"
import { checkInDue } from "./check-in-due"
import { clinicianTask } from "./clinician-task"
import {
  consultationDenied,
  consultationDeniedTeam,
} from "./consultation-denied"
import { consultationReminder } from "./consultation-reminder"
import { doseInForce, doseNotSigned, doseProposed } from "./dose-change"
import { gpLetter, gpLetterFailed, gpLetterSent } from "./gp-letter"
import { gpReplied } from "./gp-replied"
import { identityDocuments, identityFailed } from "./identity"
import {
  chargeStuckTeam,
  instalmentFailed,
  instalmentFailedTeam,
  instalmentPaid,
  instalmentRefunded,
} from "./instalment"
import { patientReport } from "./patient-report"
import { patientWrote } from "./patient-wrote"
import { paymentDisputed } from "./payment-disputed"
import { paymentReceived } from "./payment-received"
import { planChangedTeam, planEnded, planGoesOn } from "./plan-changed"
import { planWaitsTeam } from "./plan-waits"
import { rejectionAndRefund } from "./rejection-and-refund"
import { renewalReminder } from "./renewal-reminder"
import { reviewerDigest } from "./reviewer-digest"
import { reviewerNotification } from "./reviewer-notification"
import { delivered } from "./delivered"
import { dispatched } from "./dispatched"
import { staffInvitation } from "./staff-invitation"
import { subscriptionCoolingOff, subscriptionReminder } from "./subscription"
import { trackingUpdate } from "./tracking-update"
import type { EmailBuilder } from "./types"

/** Operation of partner "email" to its builder: one import, one line each. */
export const emailBuilders: Record<string, EmailBuilder> = {
  reviewer_notification: reviewerNotification,
  reviewer_digest: reviewerDigest,
  consultation_denied: consultationDenied,
  consultation_denied_team: consultationDeniedTeam,
  consultation_reminder: consultationReminder,
  renewal_reminder: renewalReminder,
  subscription_reminder: subscriptionReminder,
  subscription_cooling_off: subscriptionCoolingOff,
  clinician_task: clinicianTask,
  approved,
  request_denied: requestDenied,
  question_asked: questionAsked,
  change_proposed: changeProposed,
  plan_shortened: planShortened,
  request_stopped: requestStopped,
  patient_report: patientReport,
  report_noted: reportNoted,
  report_settled: reportSettled,
  gp_letter: gpLetter,
  gp_replied: gpReplied,
  patient_wrote: patientWrote,
  answered_anew: answeredAnew,
  identity_documents: identityDocuments,
  identity_failed: identityFailed,
  dispatched,
  tracking_update: trackingUpdate,
  delivered,
  payment_received: paymentReceived,
  payment_disputed: paymentDisputed,
  instalment_failed: instalmentFailed,
  instalment_failed_team: instalmentFailedTeam,
  instalment_paid: instalmentPaid,
  instalment_refunded: instalmentRefunded,
  charge_stuck_team: chargeStuckTeam,
  plan_changed_team: planChangedTeam,
  plan_goes_on: planGoesOn,
  plan_ended: planEnded,
  dose_proposed: doseProposed,
  dose_in_force: doseInForce,
  dose_not_signed: doseNotSigned,
  check_in_due: checkInDue,
  plan_waits_team: planWaitsTeam,
  staff_invitation: staffInvitation,
  rejection_and_refund: rejectionAndRefund,
}

/** What a sent or refused email means to what it was about. */
export const emailEffects: Record<
  string,
  Pick<CallHandler, "done" | "failed">
> = {
  gp_letter: { done: gpLetterSent, failed: gpLetterFailed },
}
