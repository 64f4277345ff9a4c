import type { CallHandler } from "../../shared/partner-calls"
import { billingCalls } from "../billing/calls"
import { billingFollowUps } from "../billing/follow-ups"
import { checkoutFollowUps } from "../checkout/follow-ups"
import { consultationFollowUps } from "../consultation/follow-ups"
import { clinicalReviewFollowUps } from "../clinical-review/follow-ups"
import { correspondenceFollowUps } from "../correspondence/follow-ups"
import { dispensingCalls } from "../dispensing/calls"
import { dispensingFollowUps } from "../dispensing/follow-ups"
import { messagingCalls } from "../messaging/calls"
import { messagingFollowUps } from "../messaging/follow-ups"
import { doseChangeFollowUps } from "../dose-change/follow-ups"
import { sweepUnansweredDoses } from "../dose-change/lapse-unanswered"
import { identityCalls } from "../identity/calls"
import { identityFollowUps } from "../identity/follow-ups"
import { pmrCalls } from "../pmr/calls"
import { pmrFollowUps } from "../pmr/follow-ups"
import { prescribingCalls } from "../prescribing/calls"
import { prescribingFollowUps } from "../prescribing/follow-ups"
import { sweepEndedPlans } from "../sweeps/ended-plans"
import { chargeCalls } from "../treatment-plan/charge-calls"
import { chargeFollowUps } from "../treatment-plan/charge-follow-ups"
import { sweepAgedIdentities } from "../sweeps/aged-identities"
import { sweepInstalments } from "../sweeps/instalments"
import { sweepOrphanedUploads } from "../sweeps/consultation-files"
import { sweepWaitingCases } from "../sweeps/flag-waiting-cases"
import { sweepRequestsToEnd } from "../sweeps/requests-to-end"
import { sweepReviewDigests } from "../sweeps/review-digests"
import { sweepCourseEndings } from "../sweeps/course-endings"
import { sweepCheckIns } from "../sweeps/check-ins"
import { sweepEndedAnswers } from "../sweeps/ended-answers"
import { sweepOverCourses } from "../sweeps/over-courses"
import { sweepIdleClaims } from "../sweeps/release-idle-claims"
import { sweepFinishedCases } from "../sweeps/finished-cases"
import { sweepFrozenCases } from "../sweeps/frozen-cases"
import { sweepSupplies } from "../sweeps/supplies"
import { sweepOrphanedOrders, sweepUnsettledOrders } from "../sweeps/orders"
import { sweepOpenPayments } from "../sweeps/payments"
import { sweepUnfinishedConsultations } from "../sweeps/remind-unfinished"
import { sweepRefunds } from "../sweeps/refunds"
import { sweepRenewalReminders } from "../sweeps/renewal-reminders"
import { sweepLinkage } from "../sweeps/note-linkage"
import { sweepLostReservations } from "../sweeps/reservations"
import { sweepSubscriptionNotices } from "../sweeps/subscription-notices"
import { sweepTopUps } from "../sweeps/top-ups"
import { planEndingFollowUps } from "../treatment-plan/ending-follow-ups"
import type { FollowUpHandlers, Sweep } from "./types"

/** Every process adds its follow-ups here: one import, one line. A topic has one handler. */
export const followUpHandlers: FollowUpHandlers = {
  ...checkoutFollowUps,
  ...billingFollowUps,
  ...clinicalReviewFollowUps,
  ...prescribingFollowUps,
  ...consultationFollowUps,
  ...identityFollowUps,
  ...correspondenceFollowUps,
  ...messagingFollowUps,
  ...pmrFollowUps,
  ...dispensingFollowUps,
  ...chargeFollowUps,
  ...planEndingFollowUps,
  ...doseChangeFollowUps,
}

/** "partner.operation" to what sends it and applies its result. */
export const callHandlers: Record<string, CallHandler> = {
  ...billingCalls,
  ...prescribingCalls,
  ...identityCalls,
  ...messagingCalls,
  ...pmrCalls,
  ...dispensingCalls,
  ...chargeCalls,
}

/** Run at start, every minute and after each webhook. */
export const sweeps: Record<string, Sweep> = {
  orphaned_orders: sweepOrphanedOrders,
  open_payments: sweepOpenPayments,
  top_ups: sweepTopUps,
  unsettled_orders: sweepUnsettledOrders,
  lost_reservations: sweepLostReservations,
  supplies: sweepSupplies,
  frozen_cases: sweepFrozenCases,
  finished_cases: sweepFinishedCases,
  refunds: sweepRefunds,
  requests_to_end: sweepRequestsToEnd,
  ended_plans: sweepEndedPlans,
  aged_identities: sweepAgedIdentities,
  orphaned_uploads: sweepOrphanedUploads,
  unfinished_consultations: sweepUnfinishedConsultations,
  course_endings: sweepCourseEndings,
  over_courses: sweepOverCourses,
  ended_answers: sweepEndedAnswers,
  renewal_reminders: sweepRenewalReminders,
  subscription_notices: sweepSubscriptionNotices,
  linkage: sweepLinkage,
  "idle-claims": sweepIdleClaims,
  "waiting-cases": sweepWaitingCases,
  "review-digests": sweepReviewDigests,
  check_ins: sweepCheckIns,
  unanswered_doses: sweepUnansweredDoses,
  // Last: a day with many takes minutes.
  instalments: sweepInstalments,
}
