import type { SeedProduct } from "./types"

export const asthmaReliever: SeedProduct[] = [
  {
    handle: "salbutamol-inhaler",
    title: "Salbutamol 100 micrograms inhaler",
    subtitle: "Blue reliever inhaler, 200 puffs",
    category: "asthma-reliever",
    legal_class: "POM",
    consultation: "required",
    description:
      "Salbutamol opens the airways within minutes. It is for adults who have been diagnosed with asthma and are under the care of a GP.",
    how_to_use:
      "One or two puffs when needed, up to four times a day. Use a spacer where you have one.",
    warnings:
      "Needing it more than twice a week means that your asthma is not under control: see your GP or asthma nurse. If ten puffs do not help, call 999.",
    ingredient: "salbutamol",
    strength: "100 micrograms/dose",
    form: "Pressurised inhalation",
    default_dose: "1 to 2 puffs",
    default_directions:
      "Inhale ONE or TWO puffs when needed, up to FOUR times a day",
    indication: "Relief of asthma symptoms",
    gp_letter_wording:
      "one salbutamol 100 micrograms inhaler as a reliever; please review asthma control",
    packs: [
      {
        key: "200",
        title: "1 inhaler",
        pack_size: "200 doses",
        pence: 1499,
        stock: 150,
        weight_grams: 45,
        gtin: 30,
        max_per_order: 1,
        max_per_period: 2,
        period_days: 90,
        dmd: {
          vmp: "39113611000001102",
          vmpp: "1056811000001104",
          amp: "222311000001102",
          ampp: "1479411000001101",
          verified: true,
          note: "Drug Tariff, March 2023, and another public list.",
        },
      },
    ],
  },
]
