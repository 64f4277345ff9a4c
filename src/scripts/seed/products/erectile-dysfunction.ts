import { planAt, type SeedProduct } from "./types"

const WARNINGS =
  "Never together with nitrates (for angina), poppers or riociguat. Not after a recent heart attack or stroke. Get help at once for chest pain, sudden loss of sight, or an erection that lasts over four hours."

const TARIFF = "Drug Tariff, March 2023; may have been replaced since."

export const erectileDysfunction: SeedProduct[] = [
  {
    handle: "sildenafil-50mg",
    title: "Sildenafil 50 mg tablets",
    subtitle: "Taken when needed, works for about four hours",
    category: "erectile-dysfunction",
    legal_class: "POM",
    consultation: "required",
    description:
      "Sildenafil improves the blood flow that an erection needs. It works only with sexual arousal.",
    how_to_use:
      "One tablet about an hour before sex, at most one a day. A heavy meal delays it.",
    warnings: WARNINGS,
    ingredient: "sildenafil",
    strength: "50 mg",
    form: "Tablet",
    default_dose: "1 tablet",
    default_directions:
      "Take ONE tablet about an hour before sexual activity when needed. No more than ONE in 24 hours",
    indication: "Erectile dysfunction",
    gp_letter_wording: "sildenafil 50 mg tablets for erectile dysfunction",
    packs: [
      {
        key: "4",
        title: "4 tablets",
        pack_size: "4 tablets",
        pence: 1299,
        stock: 300,
        weight_grams: 20,
        gtin: 10,
        max_per_order: 4,
        max_per_period: 12,
        period_days: 90,
        plans: [planAt(3, 5), planAt(6, 10)],
        dmd: {
          vmp: "42089611000001104",
          vmpp: "1011811000001102",
          verified: true,
          note: "VMP in two public sources; VMPP from the Drug Tariff.",
        },
      },
      {
        key: "8",
        title: "8 tablets",
        pack_size: "8 tablets",
        pence: 2199,
        stock: 300,
        weight_grams: 30,
        gtin: 11,
        max_per_order: 2,
        max_per_period: 6,
        period_days: 90,
        dmd: {
          vmp: "42089611000001104",
          verified: true,
          note: "VMP in two public sources; the id of this pack is unknown.",
        },
      },
    ],
  },
  {
    handle: "tadalafil-10mg",
    title: "Tadalafil 10 mg tablets",
    subtitle: "Taken when needed, works for up to 36 hours",
    category: "erectile-dysfunction",
    legal_class: "POM",
    consultation: "required",
    description:
      "Tadalafil works like sildenafil but for longer, and food does not delay it.",
    how_to_use:
      "One tablet at least half an hour before sex, at most one a day, and not every day.",
    warnings: WARNINGS,
    ingredient: "tadalafil",
    strength: "10 mg",
    form: "Tablet",
    default_dose: "1 tablet",
    default_directions:
      "Take ONE tablet at least 30 minutes before sexual activity when needed. No more than ONE in 24 hours",
    indication: "Erectile dysfunction",
    gp_letter_wording: "tadalafil 10 mg tablets for erectile dysfunction",
    packs: [
      {
        key: "4",
        title: "4 tablets",
        pack_size: "4 tablets",
        pence: 1599,
        stock: 200,
        weight_grams: 20,
        gtin: 12,
        max_per_order: 4,
        max_per_period: 12,
        period_days: 90,
        dmd: { vmp: "407857005", vmpp: "4105811000001101", note: TARIFF },
      },
    ],
  },
  {
    handle: "viagra-connect-50mg",
    title: "Viagra Connect 50 mg tablets",
    subtitle: "Pharmacy medicine for men aged 18 and over",
    category: "erectile-dysfunction",
    legal_class: "P",
    consultation: "required",
    description:
      "Sildenafil that a pharmacist may supply without a prescription, after questions about your health.",
    how_to_use:
      "One tablet with water about an hour before sex, at most one a day.",
    warnings: WARNINGS,
    ingredient: "sildenafil",
    strength: "50 mg",
    form: "Tablet",
    default_dose: "1 tablet",
    default_directions:
      "Take ONE tablet about an hour before sexual activity when needed. No more than ONE in 24 hours",
    indication: "Erectile dysfunction",
    gp_letter_wording:
      "sildenafil 50 mg (Viagra Connect) for erectile dysfunction",
    packs: [
      {
        key: "4",
        title: "4 tablets",
        pack_size: "4 tablets",
        pence: 1999,
        stock: 150,
        weight_grams: 25,
        gtin: 13,
        max_per_order: 2,
        max_per_period: 6,
        period_days: 90,
        plans: [planAt(3, 5)],
        dmd: {
          note: "The ids of the brand were not found in public sources.",
        },
      },
    ],
  },
]
