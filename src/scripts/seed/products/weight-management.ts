import { planAt, type SeedPack, type SeedProduct } from "./types"

const EXETER =
  "Exeter-Diabetes dm+d list, March 2026. Prescribe by brand (AMP)."
const GLP1_WARNINGS =
  "Not in pregnancy or when planning one; use reliable contraception. Stop and get help for severe stomach pain that does not go away (pancreatitis). Not with another medicine of its kind. Tell us of thyroid cancer in the family, eye disease of diabetes, or an eating disorder."

const pen = (
  strength: string,
  pence: number,
  gtin: number,
  ids: readonly [string, string, string, string]
): SeedPack => ({
  key: strength.replace(" ", "").replace(".", "-"),
  title: `${strength}, 1 pen`,
  strength,
  pack_size: "1 pen (4 doses)",
  pence,
  stock: 60,
  weight_grams: 180,
  gtin,
  max_per_order: 1,
  max_per_period: 1,
  period_days: 28,
  plans: [planAt(3, 5), planAt(6, 8)],
  dmd: {
    vmp: ids[0],
    vmpp: ids[1],
    amp: ids[2],
    ampp: ids[3],
    verified: true,
    note: EXETER,
  },
})

export const weightManagement: SeedProduct[] = [
  {
    handle: "mounjaro",
    title: "Mounjaro KwikPen",
    subtitle: "Tirzepatide, one injection a week",
    category: "weight-management",
    legal_class: "POM",
    consultation: "required",
    description:
      "Tirzepatide lowers appetite and slows the stomach. It is used beside a lower-calorie diet and more activity by adults with obesity, or overweight with a related illness.",
    how_to_use:
      "One injection under the skin once a week, on the same day. Start with 2.5 mg for four weeks; a clinician decides on each step up.",
    warnings: `${GLP1_WARNINGS} It can weaken the contraceptive pill: use a barrier method for four weeks after the start and after each rise of the dose.`,
    ingredient: "tirzepatide",
    strength: "2.5 mg",
    form: "Pre-filled pen",
    default_dose: "1 dose",
    default_directions: "Inject ONE dose under the skin ONCE a week",
    indication: "Weight management",
    gp_letter_wording:
      "tirzepatide (Mounjaro) for weight management, with advice on diet and contraception",
    cold_chain: true,
    signature_required: true,
    packs: [
      pen("2.5 mg", 17900, 20, [
        "42603711000001102",
        "42602911000001107",
        "42603011000001104",
        "42603111000001103",
      ]),
      pen("5 mg", 19900, 21, [
        "42603411000001108",
        "42602611000001101",
        "42602711000001105",
        "42602811000001102",
      ]),
    ],
  },
  {
    handle: "wegovy",
    title: "Wegovy FlexTouch",
    subtitle: "Semaglutide, one injection a week",
    category: "weight-management",
    legal_class: "POM",
    consultation: "required",
    description:
      "Semaglutide lowers appetite. It is used beside a lower-calorie diet and more activity by adults with obesity, or overweight with a related illness.",
    how_to_use:
      "One injection under the skin once a week, on the same day. Start with 0.25 mg for four weeks; a clinician decides on each step up.",
    warnings: GLP1_WARNINGS,
    ingredient: "semaglutide",
    strength: "0.25 mg",
    form: "Pre-filled pen",
    default_dose: "1 dose",
    default_directions: "Inject ONE dose under the skin ONCE a week",
    indication: "Weight management",
    gp_letter_wording:
      "semaglutide (Wegovy) for weight management, with advice on diet",
    cold_chain: true,
    signature_required: true,
    packs: [
      pen("0.25 mg", 12900, 22, [
        "42237311000001104",
        "42220611000001108",
        "42220711000001104",
        "42220811000001107",
      ]),
      pen("0.5 mg", 13900, 23, [
        "36491011000001101",
        "36471011000001105",
        "42220411000001105",
        "42220511000001109",
      ]),
    ],
  },
  {
    handle: "orlistat-120mg",
    title: "Orlistat 120 mg capsules",
    subtitle: "Taken with meals, lets fat pass",
    category: "weight-management",
    legal_class: "POM",
    consultation: "required",
    description:
      "Orlistat keeps about a third of the fat of a meal from being taken up. It is used beside a diet low in fat.",
    how_to_use:
      "One capsule with each main meal that holds fat, up to three a day. Leave it out with a meal without fat.",
    warnings:
      "Fatty meals cause oily stools and urgency. It can weaken the contraceptive pill, warfarin, thyroid and epilepsy medicines, and vitamins. Not with gall bladder disease or chronic malabsorption.",
    ingredient: "orlistat",
    strength: "120 mg",
    form: "Capsule",
    default_dose: "1 capsule",
    default_directions:
      "Take ONE capsule with each main meal, up to THREE a day",
    indication: "Weight management",
    gp_letter_wording: "orlistat 120 mg capsules for weight management",
    packs: [
      {
        key: "84",
        title: "84 capsules",
        pack_size: "84 capsules",
        pence: 4299,
        stock: 120,
        weight_grams: 110,
        gtin: 24,
        max_per_order: 3,
        max_per_period: 3,
        period_days: 84,
        dmd: {
          vmp: "317893003",
          vmpp: "1316311000001102",
          verified: true,
          note: "Drug Tariff, March 2023.",
        },
      },
    ],
  },
  {
    handle: "alli-60mg",
    title: "alli 60 mg capsules",
    subtitle: "Pharmacy medicine for adults with a BMI of 28 or more",
    category: "weight-management",
    legal_class: "P",
    consultation: "required",
    description:
      "Half the strength of prescription orlistat, which a pharmacist may supply after questions about your health.",
    how_to_use:
      "One capsule with each main meal that holds fat, up to three a day, for at most six months.",
    warnings:
      "Not with ciclosporin, warfarin or other anticoagulants. Take a multivitamin at bedtime. Fatty meals cause oily stools.",
    ingredient: "orlistat",
    strength: "60 mg",
    form: "Capsule",
    default_dose: "1 capsule",
    default_directions:
      "Take ONE capsule with each main meal, up to THREE a day",
    indication: "Weight management",
    gp_letter_wording: "orlistat 60 mg (alli) for weight management",
    packs: [
      {
        key: "84",
        title: "84 capsules",
        pack_size: "84 capsules",
        pence: 3899,
        stock: 90,
        weight_grams: 110,
        gtin: 25,
        max_per_order: 2,
        max_per_period: 6,
        period_days: 180,
        dmd: {
          vmp: "426638000",
          vmpp: "15615311000001104",
          verified: true,
          note: "Drug Tariff, March 2023; the ids of the brand are unknown.",
        },
      },
    ],
  },
]
