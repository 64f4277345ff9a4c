import { allow, everyone, type Area } from "./rules"

/** Keeping the pharmacy running: partners, staff, the clock. */
export const runningAreas: readonly Area[] = [
  {
    name: "partners",
    title: "Partner calls",
    clinical: false,
    rules: [
      allow(
        ["administrator", "pharmacist", "pharmacy_team"],
        "See calls to partners, and decide about those that need a person",
        `GET /admin/partner-calls
         GET /admin/partner-calls/summary
         POST /admin/partner-calls/:id/retry
         POST /admin/partner-calls/:id/cancel
         POST /admin/partner-calls/:id/mark-done`
      ),
    ],
  },
  {
    name: "refunds",
    title: "Refunds",
    clinical: false,
    rules: [
      allow(
        ["administrator", "pharmacy_team"],
        "See refunds, send them and settle those that failed",
        `GET /admin/refunds
         POST /admin/refunds/:id/retry
         POST /admin/refunds/:id/send
         POST /admin/refunds/:id/settle`
      ),
      allow(
        ["administrator", "pharmacy_team"],
        "See disputes and where Stripe's books differ from ours",
        `GET /admin/reconciliation
         GET /admin/reconciliation/differences
         GET /admin/reconciliation/disputes
         POST /admin/reconciliation/run`
      ),
      allow(
        ["administrator", "pharmacy_team"],
        "Mend such differences, or accept them with a reason",
        `POST /admin/reconciliation/differences/:id/mend
         POST /admin/reconciliation/differences/:id/accept`
      ),
    ],
  },
  {
    name: "plans",
    title: "Plans",
    clinical: true,
    rules: [
      allow(
        ["administrator", "prescriber", "pharmacist", "pharmacy_team"],
        "See plans with their history, what they send next, and charges that failed",
        `GET /admin/plans
         GET /admin/plans/:id
         GET /admin/upcoming-supplies
         GET /admin/upcoming-supplies/export
         GET /admin/failed-charges`
      ),
      allow(
        ["prescriber", "pharmacist", "pharmacy_team"],
        "Let a plan stand still, and go on; for a clinical cause a clinician lets it go on",
        `POST /admin/plans/:id/pause
         POST /admin/plans/:id/resume`
      ),
      allow(
        ["administrator", "pharmacy_team"],
        "Cancel what remains of a plan, and try a failed charge again",
        `POST /admin/plans/:id/cancel
         POST /admin/failed-charges/:id/retry`
      ),
    ],
  },
  {
    name: "staff",
    title: "Staff",
    clinical: false,
    rules: [
      everyone(
        "Read their own profile and what they may do",
        `GET /admin/staff/me`
      ),
      allow(
        ["prescriber", "pharmacist", "pharmacy_team"],
        "Keep their own views of the review queue",
        `GET /admin/staff/me/views
         POST /admin/staff/me/views
         POST /admin/staff/me/views/:id
         DELETE /admin/staff/me/views/:id`
      ),
      everyone("See what each role may do", `GET /admin/staff/roles`),
      allow(
        ["administrator"],
        "Invite staff, set roles, suspend and reinstate",
        `GET /admin/staff
         POST /admin/staff
         POST /admin/staff/:id/suspend
         POST /admin/staff/:id/reinstate
         GET /admin/staff/invitations
         POST /admin/staff/invitations
         POST /admin/staff/invitations/:id/resend
         POST /admin/staff/invitations/:id/withdraw`
      ),
    ],
  },
  {
    name: "clock",
    title: "Test clock",
    clinical: false,
    rules: [
      everyone("Read the pharmacy's time", `GET /admin/clock`),
      allow(
        ["administrator"],
        "Move the test clock, where there is one",
        `POST /admin/clock`
      ),
    ],
  },
  {
    name: "audit",
    title: "Audit trail",
    clinical: true,
    rules: [
      allow(
        ["administrator", "prescriber", "pharmacist"],
        "Read an order's audit trail",
        `GET /admin/orders/:id/audit-trail`
      ),
    ],
  },
]
