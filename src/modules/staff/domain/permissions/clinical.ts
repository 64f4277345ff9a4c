import { allow, everyone, type Area } from "./rules"

/**
 * Answers, decisions and records. Pharmacy team members read cases because they
 * process what needs no clinical decision; support never reads an answer. Who
 * decides what is checked again by the decision itself (REV-5).
 */
export const clinicalAreas: readonly Area[] = [
  {
    name: "review",
    title: "Clinical review",
    clinical: true,
    rules: [
      allow(
        ["prescriber", "pharmacist", "pharmacy_team"],
        "Read the review queue, cases and the answers in them",
        `GET /admin/cases
         GET /admin/cases/:id
         GET /admin/prescriptions/:id/document`
      ),
      allow(
        ["prescriber", "pharmacist", "pharmacy_team"],
        "Claim, release, hand over and take over a case",
        `POST /admin/cases/next
         POST /admin/cases/:id/claim
         POST /admin/cases/:id/release
         POST /admin/cases/:id/hand-over
         POST /admin/cases/:id/take-over`
      ),
      allow(
        ["prescriber", "pharmacist", "pharmacy_team"],
        "Take down what a patient answers by phone before a supply",
        `POST /admin/check-ins/:id/answer`
      ),
      allow(
        ["prescriber", "pharmacist"],
        "Read and acknowledge what has to be read before a decision",
        `POST /admin/cases/:id/acknowledgements`
      ),
      allow(
        ["prescriber", "pharmacist", "pharmacy_team"],
        "Tell which sections of a case were read",
        `POST /admin/cases/:id/dwell`
      ),
      allow(
        ["prescriber", "pharmacist"],
        "Record and withdraw evidence about a patient",
        `POST /admin/cases/:id/evidence
         POST /admin/evidence/:id/withdraw`
      ),
      allow(
        ["prescriber", "pharmacist"],
        "Approve a case, in the class that their registration covers",
        `POST /admin/cases/:id/approve
         GET /admin/cases/:id/change-price
         POST /admin/cases/:id/propose
         POST /admin/cases/:id/regenerate-prescription`
      ),
      allow(
        ["prescriber", "pharmacist", "pharmacy_team"],
        "See changes of strength of a running plan",
        `GET /admin/cases/:id/dose-change`
      ),
      allow(
        ["prescriber"],
        "Propose another strength for the later months of a plan, and take it back",
        `POST /admin/cases/:id/dose-change
         POST /admin/cases/:id/dose-change/withdraw`
      ),
      allow(
        ["prescriber", "pharmacist"],
        "Judge whether two accounts are one person's",
        `POST /admin/patients/:id/links/:other`
      ),
      allow(
        ["prescriber", "pharmacist"],
        "Suspend, resume or revoke what a signed prescription still allows",
        `POST /admin/prescriptions/:id/suspend
         POST /admin/prescriptions/:id/resume
         POST /admin/prescriptions/:id/revoke`
      ),
      allow(
        ["prescriber", "pharmacist", "pharmacy_team"],
        "Make a plan shorter before it is approved",
        `POST /admin/cases/:id/plan-length`
      ),
      allow(
        ["pharmacist", "pharmacy_team"],
        "Process a case that needs no clinical decision",
        `POST /admin/cases/:id/process`
      ),
      allow(
        ["prescriber", "pharmacist", "pharmacy_team"],
        "Deny a case, for one of the managed reasons",
        `POST /admin/cases/:id/deny
         GET /admin/denial-reasons`
      ),
      allow(
        ["prescriber", "pharmacist", "pharmacy_team"],
        "Put a question to the patient, and take it back",
        `POST /admin/cases/:id/ask
         POST /admin/cases/:id/withdraw-question`
      ),
      allow(
        ["administrator", "pharmacy_team"],
        "Cancel a case, or end one that was left lying for 30 days",
        `POST /admin/cases/:id/cancel
         POST /admin/cases/:id/abandon`
      ),
      allow(
        ["prescriber", "pharmacist"],
        "Word the reasons for which a case is denied",
        `POST /admin/denial-reasons
         POST /admin/denial-reasons/:code`
      ),
      everyone(
        "Be told that lists have changed, without what is in them",
        `GET /admin/live`
      ),
    ],
  },
  {
    name: "consultations",
    title: "Consultations and safeguarding",
    clinical: true,
    rules: [
      allow(
        ["prescriber", "pharmacist", "pharmacy_team", "support"],
        "See and end consultations that were left lying, without their answers",
        `GET /admin/consultations
         POST /admin/consultations/:id/abandon`
      ),
      allow(
        ["prescriber", "pharmacist"],
        "Read a consultation's answers and files",
        `GET /admin/consultations/:id/fhir
         GET /admin/consultations/:id/files/:file_id`
      ),
      allow(
        ["prescriber", "pharmacist"],
        "Open the sealed record of answers that ended, with a reason",
        `GET /admin/consultations/:id/sealed-record
         POST /admin/consultations/:id/sealed-record/open
         GET /admin/consultations/:id/sealed-record/files/:file_id`
      ),
      allow(
        ["prescriber", "pharmacist"],
        "Read and end safeguarding tasks",
        `GET /admin/safeguarding-tasks
         GET /admin/safeguarding-tasks/:id
         POST /admin/safeguarding-tasks/:id/complete`
      ),
      allow(
        ["prescriber", "pharmacist", "pharmacy_team", "support"],
        "Report that something has changed in a patient's health, which stops supply",
        `POST /admin/health-reports`
      ),
      allow(
        ["prescriber", "pharmacist"],
        "Read and close such reports",
        `GET /admin/health-reports
         GET /admin/health-reports/:id
         POST /admin/health-reports/:id/close`
      ),
    ],
  },
  {
    name: "identity",
    title: "Identity",
    clinical: true,
    rules: [
      allow(
        ["prescriber", "pharmacist", "pharmacy_team"],
        "Read identity documents, and judge who somebody is",
        `GET /admin/identity-reviews
         GET /admin/cases/:id/identity/documents/:document_id
         POST /admin/cases/:id/identity/verify
         POST /admin/cases/:id/identity/ask-again
         POST /admin/cases/:id/identity/fail`
      ),
      allow(
        ["pharmacist"],
        "Set aside a record of death that is wrong",
        `POST /admin/cases/:id/identity/overrule-death`
      ),
    ],
  },
  {
    name: "letters",
    title: "GP letters",
    clinical: true,
    rules: [
      allow(
        ["prescriber", "pharmacist", "pharmacy_team"],
        "Read and send GP letters, and verify practices' addresses",
        `GET /admin/letters
         GET /admin/letters/:id/document
         POST /admin/letters/:id/resend
         POST /admin/gp-practices/:code/contacts`
      ),
      allow(
        ["prescriber", "pharmacist"],
        "Waive a GP letter",
        `POST /admin/letters/:id/waive`
      ),
    ],
  },
]
