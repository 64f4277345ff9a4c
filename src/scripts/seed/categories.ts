import type { CategoryInput } from "../../modules/formulary/domain/item-input"
import {
  METHODS_OF_KIND,
  type EvidenceKind,
  type EvidenceProof,
} from "../../shared/evidence-policy"

export type SeedCategory = Omit<CategoryInput, "product_category_id" | "rank">

/** A proof by any method of its kind. */
const proof = (kind: EvidenceKind, max_age_days: number): EvidenceProof => ({
  kind,
  methods: [...METHODS_OF_KIND[kind]],
  max_age_days,
})

const usual = {
  risk_class: "standard" as const,
  repeat_window_days: 7,
  identity_recheck_months: 12,
  gp_letter_wait_hours: 0,
  minimum_interval_days: 21,
  plans_allowed: true,
  longest_gap_days: null,
  check_in: null,
  evidence_policy: { requirements: [] },
}

/** The conditions that are treated, in the order in which they are shown. */
export const SEED_CATEGORIES: readonly SeedCategory[] = [
  {
    ...usual,
    handle: "hair-loss",
    name: "Hair loss",
    summary: "Treatments for male pattern hair loss, reviewed by a prescriber.",
    treatments_note:
      "Treatment works only while it is used, and takes three to six months to show.",
    form_key: "hair-loss",
  },
  {
    ...usual,
    handle: "erectile-dysfunction",
    name: "Erectile dysfunction",
    summary: "Discreet help with erections, after questions about your heart.",
    treatments_note:
      "Erection problems can be the first sign of heart disease: please see your GP for a check-up too.",
    form_key: "erectile-dysfunction",
    minimum_interval_days: 14,
  },
  {
    ...usual,
    handle: "weight-management",
    name: "Weight management",
    summary: "Medicines that support a change of diet and activity.",
    treatments_note:
      "For adults with a BMI of 30 or more, or 27 or more with a related illness.",
    form_key: "weight-management",
    risk_class: "high",
    gp_letter_wait_hours: 24,
    // After two missed months of an injection a clinician looks at the dose again.
    longest_gap_days: 63,
    check_in: {
      questions: ["weight", "side_effects", "still_taking"],
      days_before: 7,
    },
    evidence_policy: {
      requirements: [
        {
          any_of: [
            proof("two_way_contact", 90),
            proof("record_access", 90),
            proof("gp_confirmation", 90),
          ],
          when: "every",
          before: "approval",
        },
        {
          any_of: [proof("verified_weight", 30)],
          when: "first_supply",
          before: "approval",
        },
        {
          any_of: [proof("verified_weight", 182)],
          when: "every",
          before: "approval",
        },
      ],
    },
  },
  {
    ...usual,
    handle: "asthma-reliever",
    name: "Asthma reliever",
    summary: "A reliever inhaler for adults whose asthma is diagnosed.",
    treatments_note:
      "If you cannot breathe well now, call 999. Your GP or asthma nurse should see you once a year.",
    form_key: "asthma-reliever",
    risk_class: "high",
    minimum_interval_days: 30,
    // SAF-18: a reliever is never a standing order.
    plans_allowed: false,
    evidence_policy: {
      requirements: [
        {
          any_of: [proof("record_access", 182), proof("gp_confirmation", 182)],
          when: "every",
          before: "approval",
        },
      ],
    },
  },
  {
    ...usual,
    handle: "acne",
    name: "Acne",
    summary: "Gels and washes for spots and mild to moderate acne.",
    treatments_note: "Most treatments need eight to twelve weeks.",
    form_key: "acne",
  },
  {
    ...usual,
    handle: "test-kits",
    name: "Test kits",
    summary: "Finger-prick blood tests to take at home.",
    treatments_note: null,
    form_key: "test-kits",
    minimum_interval_days: 0,
  },
]
