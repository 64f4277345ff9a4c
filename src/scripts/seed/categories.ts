import type { CategoryInput } from "../../modules/formulary/domain/item-input"

type SeedCategory = Omit<CategoryInput, "product_category_id" | "rank">

const usual = {
  risk_class: "standard",
  repeat_window_days: 7,
  identity_recheck_months: 12,
  gp_letter_wait_hours: 0,
  minimum_interval_days: 21,
} as const

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
