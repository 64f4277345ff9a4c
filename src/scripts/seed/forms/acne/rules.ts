import type { RuleDraft } from "../../../../modules/consultation/domain/definition/form-definition"
import { deny, flag, is, isOneOf, no, yes } from "../authoring"
import { commonRules, selfHarmRule } from "../common"

const NICE = "NICE guideline on acne vulgaris (NG198)"
const SMPC =
  "Summaries of product characteristics of adapalene with benzoyl peroxide, benzoyl peroxide and salicylic acid"

const denies: RuleDraft[] = [
  selfHarmRule,
  deny("fulminans", {
    when: yes("fever"),
    level: "urgent",
    title: "Please see a doctor today",
    text: [
      "Acne that gets much worse suddenly, with fever, joint pain or open sores, can be a serious form. Please call your GP practice for an appointment today, or NHS 111.",
    ],
    clinician: "Possible acne fulminans: same-day assessment by dermatology.",
    source: NICE,
  }),
  deny("pregnancy", {
    when: isOneOf("pregnancy", "pregnant", "trying", "breastfeeding"),
    level: "see_gp",
    title: "Please ask your GP, midwife or pharmacist",
    text: [
      "Several acne treatments are not safe in pregnancy, when trying for a baby or while breastfeeding. If you use a retinoid cream or take isotretinoin, stop it and speak to your GP today.",
    ],
    clinician:
      "Pregnant, planning a pregnancy or breastfeeding: retinoids contraindicated.",
    source: `${SMPC}, sections 4.3 and 4.6; MHRA on retinoids in pregnancy.`,
  }),
  deny("severe", {
    when: { any: [is("severity", "severe"), yes("scarring")] },
    level: "see_gp",
    title: "Your acne needs a specialist's treatment",
    text: [
      "Deep lumps, cysts or scars should be treated by a GP or dermatologist soon, so that no more scars form. Please make an appointment, and do not squeeze the spots.",
    ],
    clinician: "Nodulocystic acne or scarring: refer.",
    source: NICE,
  }),
  deny("isotretinoin", {
    when: isOneOf("acne_medicines", "isotretinoin", "oral_retinoid"),
    level: "see_gp",
    title: "Please ask the team that treats you",
    text: [
      "With isotretinoin or another retinoid by mouth, now or within six months, other acne treatments can damage your skin. Please ask your dermatologist.",
    ],
    clinician: "Oral retinoid now or within six months.",
    source:
      "Summaries of product characteristics of oral isotretinoin, acitretin and alitretinoin, sections 4.4 and 4.5.",
  }),
  deny("broken_skin", {
    when: isOneOf("skin_condition", "broken"),
    level: "see_gp",
    title: "Your skin has to heal first",
    text: [
      "These treatments must not be put on broken, sunburnt or infected skin. Let it heal; see a pharmacist or your GP if it is infected.",
    ],
    clinician: "Broken, sunburnt or infected skin.",
    source: `${SMPC}, section 4.4.`,
  }),
  deny("allergy", {
    when: {
      question: "allergy",
      operator: "all_of",
      value: ["benzoyl_peroxide", "retinoid", "salicylate"],
    },
    level: "see_gp",
    title: "None of our treatments suits you",
    text: [
      "You told us that you are allergic to each of the treatments we supply. Please ask your GP about others.",
    ],
    clinician:
      "Hypersensitivity to benzoyl peroxide, retinoids and salicylates.",
    source: `${SMPC}, section 4.3.`,
  }),
]

const LOOK = "You can go on. Our clinician will look at this before deciding."

const flags: RuleDraft[] = [
  flag("no_contraception", {
    when: no("contraception"),
    level: "see_gp",
    title: "Some of these treatments can harm an unborn child",
    text: [`${LOOK} Please use reliable contraception with a retinoid gel.`],
    clinician: "Could become pregnant, no reliable contraception: no retinoid.",
    source: "MHRA on topical retinoids in pregnancy; NICE NG198.",
  }),
  flag("moderate", {
    when: {
      any: [is("severity", "moderate"), isOneOf("where", "chest", "back")],
    },
    level: "not_suitable",
    title: "A stronger treatment may be needed",
    text: [
      `${LOOK} If it is no better after twelve weeks, please see your GP.`,
    ],
    clinician:
      "Moderate acne, or on the trunk: combination treatment, review at 12 weeks.",
    source: NICE,
  }),
  flag("near_eyes", {
    when: isOneOf("where", "eyes"),
    level: "not_suitable",
    title: "Keep the treatment away from eyes and lips",
    text: [LOOK],
    clinician: "Close to eyes or lips: perioral dermatitis or rosacea?",
    source: `${SMPC}, section 4.4.`,
  }),
  flag("new_acne", {
    when: is("duration", "months"),
    level: "not_suitable",
    title: "New spots may have another cause",
    text: [LOOK],
    clinician: "Less than three months: medicine, cosmetics, folliculitis?",
    source: NICE,
  }),
  flag("hormonal", {
    when: yes("hormonal"),
    level: "see_gp",
    title: "Your hormones may play a part",
    text: [`${LOOK} Please also see your GP, who can do tests.`],
    clinician: "Signs of hyperandrogenism: polycystic ovary syndrome?",
    source: NICE,
  }),
  flag("sensitive_skin", {
    when: {
      any: [
        isOneOf(
          "skin_condition",
          "eczema",
          "rosacea",
          "photosensitive",
          "skin_cancer"
        ),
        yes("sun"),
      ],
    },
    level: "not_suitable",
    title: "These treatments can irritate your skin",
    text: [`${LOOK} Use sunscreen of factor 30 or more, and no sunbeds.`],
    clinician: "Eczema, rosacea, photosensitivity, skin cancer or strong sun.",
    source: `${SMPC}, section 4.4.`,
  }),
  flag("illness", {
    when: isOneOf("illness", "bowel", "liver", "kidneys"),
    level: "see_gp",
    title: "We will look at your other illness",
    text: [LOOK],
    clinician: "Bowel disease (no clindamycin), liver or kidney disease.",
    source:
      "Summary of product characteristics of topical clindamycin, section 4.3.",
  }),
  flag("distress", {
    when: yes("distress"),
    level: "see_gp",
    title: "Help with how you feel is as important",
    text: [
      `${LOOK} Please tell your GP too: acne that makes you this unhappy can be treated by a specialist.`,
    ],
    clinician:
      "Psychological distress: consider referral whatever the severity.",
    source: NICE,
  }),
  flag("medicines", {
    when: isOneOf(
      "acne_medicines",
      "antibiotic",
      "steroid",
      "trigger",
      "photosensitising"
    ),
    level: "see_gp",
    title: "We will check your medicines",
    text: [LOOK],
    clinician:
      "Antibiotic for acne, or a medicine that causes acne or photosensitivity.",
    source: NICE,
  }),
  flag("adapalene", {
    when: isOneOf("acne_medicines", "adapalene"),
    level: "not_suitable",
    title: "Use one adapalene product only",
    text: [
      `${LOOK} Do not put a second product with adapalene on the same skin. If it stings or peels, leave it out for a few days and ask us.`,
    ],
    clinician:
      "Uses adapalene already: continuation, or duplication? Response after 12 weeks, irritation.",
    source: `${SMPC}, sections 4.2 and 4.5; ${NICE}.`,
  }),
  flag("topical_retinoid", {
    when: isOneOf("acne_medicines", "topical_retinoid"),
    level: "not_suitable",
    title: "Two retinoids together irritate the skin",
    text: [
      `${LOOK} Until then do not add another acne treatment to the one you use.`,
    ],
    clinician:
      "Another topical retinoid in use: no second one with it; peeling agents add to irritation.",
    source: `${SMPC}, section 4.5.`,
  }),
  flag("allergy_one", {
    when: isOneOf(
      "allergy",
      "benzoyl_peroxide",
      "retinoid",
      "salicylate",
      "clindamycin"
    ),
    level: "not_suitable",
    title: "One of the treatments is not for you",
    text: [LOOK],
    clinician: "Hypersensitivity to one of the ingredients: avoid it.",
    source: `${SMPC}, section 4.3.`,
  }),
  flag("failed", {
    when: {
      any: [
        isOneOf("antibiotic_courses", "two", "more"),
        isOneOf("tried", "isotretinoin"),
        yes("irritated"),
      ],
    },
    level: "see_gp",
    title: "We will look at what you have tried",
    text: [
      `${LOOK} After two courses of antibiotics a specialist should see you.`,
    ],
    clinician:
      "Two or more courses of antibiotics, isotretinoin before, or irritation.",
    source: NICE,
  }),
]

export const acneRules: RuleDraft[] = [...commonRules, ...denies, ...flags]
