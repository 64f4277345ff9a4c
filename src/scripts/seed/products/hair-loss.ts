import { plan, planAt, type SeedProduct } from "./types"

const NO_IDS =
  "Finasteride 1 mg is not in the Drug Tariff and its dm+d ids were not found in public sources; they must be entered from the dm+d browser before real use."

const finasteride = {
  max_per_order: 3,
  max_per_period: 13,
  period_days: 365,
  dmd: { note: NO_IDS },
}

const foam = "Cutaneous foam"

export const hairLoss: SeedProduct[] = [
  {
    handle: "finasteride-1mg",
    title: "Finasteride 1 mg tablets",
    subtitle: "Daily tablet for male pattern hair loss",
    category: "hair-loss",
    legal_class: "POM",
    consultation: "required",
    description:
      "Finasteride lowers the level of the hormone that shrinks hair follicles. It is used by men aged 18 and over with mild to moderate hair loss and works only while it is taken.",
    how_to_use:
      "One tablet once a day, with or without food. It takes three to six months before a difference can be seen.",
    warnings:
      "Not for women. Women who are or may be pregnant must not handle broken tablets. Tell us of depression, low mood, sexual problems or breast changes, and stop taking it if they appear. It lowers PSA test results.",
    ingredient: "finasteride",
    strength: "1 mg",
    form: "Tablet",
    default_dose: "1 tablet",
    default_directions: "Take ONE tablet ONCE a day",
    indication: "Male pattern hair loss",
    gp_letter_wording:
      "finasteride 1 mg tablets for male pattern hair loss; please note its effect on PSA results",
    exemption: NO_IDS,
    packs: [
      {
        key: "28",
        title: "28 tablets",
        pack_size: "28 tablets",
        pence: 1899,
        stock: 400,
        weight_grams: 40,
        gtin: 1,
        ...finasteride,
        plans: [plan(1, 1899), plan(3, 1699), plan(6, 1599), plan(12, 1499)],
      },
      {
        key: "84",
        title: "84 tablets",
        pack_size: "84 tablets",
        pence: 4499,
        stock: 250,
        weight_grams: 90,
        gtin: 2,
        ...finasteride,
        max_per_order: 1,
        max_per_period: 5,
      },
    ],
  },
  {
    handle: "regaine-foam-men",
    title: "Regaine for Men foam 5%",
    subtitle: "Minoxidil foam for hereditary hair loss",
    category: "hair-loss",
    legal_class: "P",
    consultation: "required",
    description:
      "Minoxidil foam is rubbed into the scalp and can slow hereditary hair loss and help regrowth in men aged 18 to 49.",
    how_to_use:
      "Half a capful (1 g) massaged into dry scalp twice a day. Wash hands afterwards.",
    warnings:
      "Only for the scalp. Not with heart disease or untreated high blood pressure unless your doctor agrees. Keep away from flames: the foam is flammable. Harmful to cats.",
    ingredient: "minoxidil",
    strength: "5%",
    form: foam,
    default_dose: "1 g",
    default_directions: "Massage half a capful into the scalp TWICE a day",
    indication: "Male pattern hair loss",
    gp_letter_wording: "minoxidil 5% foam for male pattern hair loss",
    packs: [
      {
        key: "60g",
        title: "60 g",
        pack_size: "1 x 60 g",
        pence: 2995,
        stock: 120,
        weight_grams: 130,
        gtin: 3,
        max_per_order: 3,
        max_per_period: 13,
        period_days: 365,
        plans: [planAt(3, 5), planAt(6, 10)],
        dmd: {
          vmp: "421143007",
          vmpp: "18550411000001109",
          note: "Drug Tariff, March 2023; the ids of the brand are unknown.",
        },
      },
      {
        key: "180g",
        title: "3 x 60 g",
        pack_size: "3 x 60 g",
        pence: 6995,
        stock: 80,
        weight_grams: 380,
        gtin: 4,
        max_per_order: 1,
        max_per_period: 5,
        period_days: 365,
        dmd: {
          vmp: "421143007",
          vmpp: "18550511000001108",
          note: "Drug Tariff, March 2023; the ids of the brand are unknown.",
        },
      },
    ],
  },
]
