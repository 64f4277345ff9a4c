import { allow, type Area } from "./rules"

/** What may be supplied, and the questions that are asked first. */
export const formularyAreas: readonly Area[] = [
  {
    name: "formulary",
    title: "Formulary",
    clinical: false,
    rules: [
      allow(
        ["administrator", "prescriber", "pharmacist", "pharmacy_team"],
        "Read the formulary",
        `GET /admin/formulary-items
         GET /admin/formulary-items/:id
         GET /admin/clinical-categories`
      ),
      allow(
        ["administrator", "pharmacist"],
        "Change formulary items and clinical categories",
        `POST /admin/formulary-items
         POST /admin/formulary-items/:id
         POST /admin/clinical-categories/:id`
      ),
      allow(
        ["administrator", "prescriber", "pharmacist", "pharmacy_team"],
        "Read the limits by ingredient",
        `GET /admin/ingredient-limits`
      ),
      allow(
        ["pharmacist"],
        "Set how much of an ingredient one person may have",
        `POST /admin/ingredient-limits
         POST /admin/ingredient-limits/:id`
      ),
      allow(
        ["pharmacist"],
        "Set which evidence a decision needs",
        `POST /admin/clinical-categories/:id/evidence-policy`
      ),
      allow(
        ["pharmacist"],
        "Set whether a category has plans, and how long a pause may last",
        `POST /admin/clinical-categories/:id/plan-policy`
      ),
    ],
  },
  {
    name: "forms",
    title: "Forms",
    clinical: false,
    rules: [
      allow(
        ["administrator", "prescriber", "pharmacist", "pharmacy_team"],
        "Read forms and drafts, and try drafts out",
        `GET /admin/forms
         GET /admin/forms/:id
         GET /admin/forms/:id/compare
         GET /admin/forms/:id/versions/:number
         GET /admin/forms/:id/versions/:number/fhir
         GET /admin/form-drafts/:id
         GET /admin/form-drafts/:id/compare
         POST /admin/form-drafts/:id/check
         POST /admin/form-drafts/:id/evaluate`
      ),
      allow(
        ["administrator", "prescriber", "pharmacist"],
        "Write drafts of forms",
        `POST /admin/forms
         POST /admin/forms/:id/drafts
         POST /admin/form-drafts/:id
         POST /admin/form-drafts/:id/import
         POST /admin/form-drafts/:id/submit
         POST /admin/form-drafts/:id/send-back
         POST /admin/form-drafts/:id/discard`
      ),
      allow(
        ["prescriber", "pharmacist"],
        "Publish what somebody else wrote, and try it on past consultations",
        `POST /admin/form-drafts/:id/publish
         POST /admin/form-drafts/:id/replay`
      ),
    ],
  },
]
