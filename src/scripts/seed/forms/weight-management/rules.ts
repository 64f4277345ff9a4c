import type { Condition } from "../../../../modules/consultation/domain/definition/conditions"
import type { RuleDraft } from "../../../../modules/consultation/domain/definition/form-definition"
import { deny, is, isOneOf, no, yes } from "../authoring"
import { commonRules, selfHarmRule } from "../common"
import { weightManagementFlags } from "./flags"

const SMPC =
  "Summaries of product characteristics of semaglutide (weight management), tirzepatide and orlistat"

const noIllness: Condition = {
  question: "comorbidity",
  operator: "none_of",
  value: [
    "blood_pressure",
    "cholesterol",
    "type_2",
    "prediabetes",
    "sleep_apnoea",
    "heart",
  ],
}

const denies: RuleDraft[] = [
  deny("severe_pain", {
    when: yes("severe_pain"),
    level: "urgent",
    title: "Please get medical help today",
    text: [
      "Severe tummy pain or vomiting that does not stop needs a doctor today. Call NHS 111. If the pain is unbearable, or you vomit blood, call 999.",
      "If you use a weight loss injection, do not take the next dose, and say that you use it: it can inflame the pancreas.",
    ],
    contacts: ["999", "111"],
    clinician: "Severe abdominal pain or vomiting now: pancreatitis?",
    source: `${SMPC}, section 4.4; MHRA on GLP-1 medicines and pancreatitis.`,
  }),
  selfHarmRule,
  deny("bmi_too_low", {
    when: { all: [no("on_treatment"), { condition: "bmi_below_range" }] },
    level: "not_suitable",
    title: "These medicines are for a higher weight",
    text: [
      "At your height and weight these medicines would do more harm than good. The NHS website has a free twelve-week plan; your GP can help too.",
    ],
    clinician:
      "BMI below the range for treatment, adjusted for family background.",
    source: `${SMPC}, section 4.1; NICE guideline on overweight and obesity (NG246).`,
  }),
  deny("bmi_without_illness", {
    when: {
      all: [no("on_treatment"), { condition: "bmi_needs_illness" }, noIllness],
    },
    level: "see_gp",
    title: "At your weight an illness related to it is required",
    text: [
      "At your BMI these medicines may only be used with an illness that comes with weight, such as high blood pressure. Your GP can test for these. The NHS website has a free twelve-week plan.",
    ],
    clinician: "BMI in the lower band without a weight-related comorbidity.",
    source: `${SMPC}, section 4.1; NICE NG246.`,
  }),
  deny("starting_bmi_too_low", {
    when: { condition: "starting_bmi_below_range" },
    level: "see_gp",
    title: "These medicines are for a higher weight",
    text: [
      "At the weight you had before treatment these medicines would not be started. We can't continue them. Please speak to the service that treats you, or to your GP, before your next dose.",
    ],
    clinician:
      "On treatment, but the BMI before it was below the range, adjusted for family background.",
    source: `${SMPC}, section 4.1; NICE NG246.`,
  }),
  deny("starting_bmi_without_illness", {
    when: { all: [{ condition: "starting_bmi_needs_illness" }, noIllness] },
    level: "see_gp",
    title: "At the weight you began with an illness related to it is required",
    text: [
      "At the BMI you had before treatment these medicines may only be used with an illness that comes with weight, such as high blood pressure. Please speak to the service that treats you, or to your GP, before your next dose.",
    ],
    clinician:
      "On treatment, with a BMI before it in the lower band and no weight-related comorbidity.",
    source: `${SMPC}, section 4.1; NICE NG246.`,
  }),
  deny("underweight", {
    when: { question: "body", operator: "bmi_under", value: 18.5 },
    level: "see_gp",
    title: "You are underweight",
    text: [
      "Losing more weight would harm you. Please see your GP soon. If you use a weight loss medicine, stop it. If eating or weight troubles you, Beat can help.",
    ],
    contacts: ["beat"],
    clinician: "BMI below 18.5: safeguarding, eating disorder?",
    source: "NHS, underweight adults; GPhC on weight management services.",
    safeguarding: true,
  }),
  deny("bmi_near_underweight", {
    when: { question: "body", operator: "bmi_under", value: 20 },
    level: "see_gp",
    title: "You should not lose more weight",
    text: [
      "Your weight is close to being too low. If you use a weight loss medicine, do not take the next dose, and speak to the service that treats you or your GP. If eating or weight troubles you, Beat can help.",
    ],
    contacts: ["beat"],
    clinician:
      "BMI below 20: no weight loss medicine; stop treatment, nutrition, eating disorder?",
    source:
      "NICE guideline on nutrition support (CG32): BMI below 20 with weight loss; GPhC.",
  }),
  deny("pregnancy", {
    when: isOneOf("pregnancy", "pregnant", "trying", "breastfeeding"),
    level: "see_gp",
    title: "Not in pregnancy or while breastfeeding",
    text: [
      "These medicines can harm an unborn or breastfed child. If you use one and are pregnant, stop it and speak to your GP or midwife. Semaglutide has to be stopped two months before a pregnancy.",
    ],
    clinician: "Pregnant, planning a pregnancy, or breastfeeding.",
    source: `${SMPC}, section 4.6; MHRA on GLP-1 medicines and contraception, June 2025.`,
  }),
  deny("eating_disorder", {
    when: {
      any: [
        is("eating_disorder", "now"),
        isOneOf("eating_signs", "sick", "fat", "laxatives"),
        { calculation: "scoff", operator: "greater_or_equal", value: 2 },
      ],
    },
    level: "see_gp",
    title: "Please get help with eating first",
    text: [
      "What you told us may be signs of an eating disorder, and weight loss medicines could make it worse. Please see your GP. Beat gives help and advice, free and confidential.",
    ],
    contacts: ["beat"],
    clinician:
      "Eating disorder now, purging or distorted body image, or SCOFF score of 2 or more.",
    source:
      "SCOFF questionnaire; NICE guideline on eating disorders (NG69); GPhC.",
    safeguarding: true,
  }),
  deny("unstable_mood", {
    when: is("depression", "unstable"),
    level: "see_gp",
    title: "Please see your GP about your mood first",
    text: [
      "These medicines have been linked with changes of mood. Please speak to your GP first; in a crisis call NHS 111 and choose the mental health option.",
    ],
    contacts: ["111_mental_health"],
    clinician: "Mental illness that is not stable.",
    source:
      "MHRA and EMA reviews of mood changes with GLP-1 medicines; NICE NG246.",
  }),
  deny("contraindication", {
    when: isOneOf(
      "contraindication",
      "pancreatitis",
      "thyroid_cancer",
      "type_1",
      "stomach",
      "malabsorption",
      "severe_heart_failure"
    ),
    level: "see_gp",
    title: "These medicines are not safe with your illness",
    text: [
      "With the illness you named these medicines can be dangerous. Please ask your GP or specialist which help with weight is safe for you.",
    ],
    clinician:
      "Pancreatitis, MTC or MEN2, type 1 diabetes or ketoacidosis, gastroparesis or IBD, malabsorption or cholestasis, or severe heart failure.",
    source: `${SMPC}, sections 4.3 and 4.4.`,
  }),
  deny("diabetes_medicines", {
    when: isOneOf("weight_medicines", "insulin", "sulfonylurea", "other_glp1"),
    level: "see_gp",
    title: "Your diabetes team has to be involved",
    text: [
      "With insulin, a sulfonylurea or another GLP-1 medicine your blood sugar could fall too low. Do not change your medicines; please ask your GP or diabetes nurse.",
    ],
    clinician:
      "Insulin, sulfonylurea or GLP-1 for diabetes: hypoglycaemia, duplication.",
    source: `${SMPC}, sections 4.2 and 4.4.`,
  }),
  deny("ciclosporin", {
    when: isOneOf("weight_medicines", "ciclosporin"),
    level: "see_gp",
    title: "Not together with ciclosporin",
    text: [
      "Weight loss medicines can change how ciclosporin is taken up. Please ask your transplant or specialist team.",
    ],
    clinician: "Ciclosporin: orlistat contraindicated, levels may change.",
    source: `${SMPC}, section 4.5.`,
  }),
  deny("warning_signs", {
    when: isOneOf("unexplained", "weight_loss", "lump", "thirst"),
    level: "see_gp",
    title: "Please have this looked at by your GP",
    text: [
      "What you noticed should be examined before you are treated for weight. Please make an appointment this week. If you are very thirsty, pass a lot of urine and feel sick or drowsy, call NHS 111.",
    ],
    contacts: ["111"],
    clinician:
      "Unexplained weight loss, neck lump or hoarseness, or polyuria and thirst.",
    source: "NICE guideline on suspected cancer (NG12); NHS, type 1 diabetes.",
  }),
  deny("allergy", {
    when: {
      question: "allergy",
      operator: "all_of",
      value: ["glp1", "orlistat"],
    },
    level: "not_suitable",
    title: "You can't take any of these treatments",
    text: [
      "You told us that you are allergic to both kinds of medicine that we supply. Please ask your GP about other help.",
    ],
    clinician: "Hypersensitivity to GLP-1 medicines and orlistat.",
    source: `${SMPC}, section 4.3.`,
  }),
  deny("no_lifestyle", {
    when: no("lifestyle"),
    level: "not_suitable",
    title: "The medicines only work along with diet and activity",
    text: [
      "They are licensed only together with eating less and moving more. The NHS website has a free plan to begin with; come back when you are ready.",
    ],
    clinician: "No change of diet and activity: outside the licence.",
    source: `${SMPC}, section 4.1.`,
  }),
]

export const weightManagementRules: RuleDraft[] = [
  ...commonRules,
  ...denies,
  ...weightManagementFlags,
]
