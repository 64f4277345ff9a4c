import { planAt, type SeedProduct } from "./types"

const limits = { max_per_order: 2, max_per_period: 8, period_days: 365 }

export const acne: SeedProduct[] = [
  {
    handle: "adapalene-benzoyl-peroxide-gel",
    title: "Adapalene 0.1% with benzoyl peroxide 2.5% gel",
    subtitle: "Once a day for mild to moderate acne",
    category: "acne",
    legal_class: "POM",
    consultation: "required",
    description:
      "A gel of two substances: one opens blocked pores, the other lowers bacteria.",
    how_to_use:
      "A thin film on clean, dry skin of the whole affected area in the evening. Expect eight to twelve weeks.",
    warnings:
      "Not in pregnancy or when planning one. Makes skin more sensitive to the sun: use sun protection. Bleaches hair and fabric. Some redness and peeling is usual at first.",
    ingredient: "adapalene with benzoyl peroxide",
    strength: "0.1% / 2.5%",
    form: "Gel",
    default_dose: "thin film",
    default_directions: "Apply thinly to the affected area ONCE a day at night",
    indication: "Acne",
    gp_letter_wording: "adapalene 0.1% with benzoyl peroxide 2.5% gel for acne",
    packs: [
      {
        key: "45g",
        title: "45 g",
        pack_size: "45 g",
        pence: 3299,
        stock: 90,
        weight_grams: 70,
        gtin: 40,
        ...limits,
        plans: [planAt(3, 5)],
        dmd: { note: "The ids were not found in public sources." },
      },
    ],
  },
  {
    handle: "benzoyl-peroxide-5-gel",
    title: "Benzoyl peroxide 5% gel",
    subtitle: "Pharmacy medicine for spots and acne",
    category: "acne",
    legal_class: "P",
    consultation: "required",
    description:
      "Lowers the bacteria that inflame spots. A pharmacist supplies it after a few questions.",
    how_to_use:
      "A thin film once a day on clean skin; twice a day when the skin bears it.",
    warnings:
      "For external use. Bleaches hair and fabric. Stop and ask us if the skin swells or blisters.",
    ingredient: "benzoyl peroxide",
    strength: "5%",
    form: "Gel",
    default_dose: "thin film",
    default_directions: "Apply thinly to the affected area ONCE or TWICE a day",
    indication: "Acne",
    gp_letter_wording: "benzoyl peroxide 5% gel for acne",
    packs: [
      {
        key: "50g",
        title: "50 g",
        pack_size: "50 g",
        pence: 1199,
        stock: 140,
        weight_grams: 75,
        gtin: 41,
        ...limits,
        dmd: { note: "The ids were not found in public sources." },
      },
    ],
  },
  {
    handle: "salicylic-acid-wash",
    title: "Salicylic acid 2% face wash",
    subtitle: "For skin that tends to spots",
    category: "acne",
    legal_class: "GSL",
    consultation: "none",
    description: "A wash that loosens blocked pores, for daily use.",
    how_to_use: "Massage onto wet skin twice a day and rinse.",
    warnings:
      "For external use. Not for children under 12. Not with an allergy to aspirin.",
    ingredient: "salicylic acid",
    strength: "2%",
    form: "Cutaneous solution",
    packs: [
      {
        key: "150ml",
        title: "150 ml",
        pack_size: "150 ml",
        pence: 799,
        stock: 220,
        weight_grams: 190,
        gtin: 42,
        max_per_order: 4,
        max_per_period: 24,
        period_days: 365,
        plans: [planAt(3, 10)],
        dmd: { note: "The ids were not found in public sources." },
      },
    ],
  },
]
