import type { RuleDraft } from "../../../../modules/consultation/domain/definition/form-definition"
import { flag, is, isOneOf, no, yes } from "../authoring"

const SMPC =
  "Summaries of product characteristics of semaglutide (weight management), tirzepatide and orlistat"
const LOOK = "You can go on. Our prescriber will look at this before deciding."

export const weightManagementFlags: RuleDraft[] = [
  flag("older", {
    when: { question: "date_of_birth", operator: "age_at_least", value: 75 },
    level: "see_gp",
    title: "There is less experience at your age",
    text: [LOOK],
    clinician: "75 or over: limited evidence, frailty, loss of muscle.",
    source: `${SMPC}, section 4.2.`,
  }),
  flag("on_treatment", {
    when: yes("on_treatment"),
    level: "see_gp",
    title: "We will ask for a proof of your present treatment",
    text: [`${LOOK} Never use two weight loss medicines at the same time.`],
    clinician:
      "Transfer from another provider: evidence of dose, height and weight before it, and last supply.",
    source: "GPhC guidance on pharmacy services at a distance, 2025.",
  }),
  flag("healthy_weight", {
    when: { all: [yes("on_treatment"), { condition: "bmi_healthy" }] },
    level: "see_gp",
    title: "You have reached a healthy weight",
    text: [
      `${LOOK} Our prescriber will ask whether you should stop, or keep your weight with a lower dose.`,
    ],
    clinician:
      "On treatment with a BMI under 25 (22.5 in a higher-risk group): stop or maintenance dose? No increase.",
    source: `${SMPC}, section 4.2; NICE NG246; GPhC on weight management services.`,
  }),
  flag("bmi_very_high", {
    when: { question: "body", operator: "bmi_at_least", value: 50 },
    level: "see_gp",
    title: "A specialist team could help you more",
    text: [`${LOOK} Please also ask your GP about a referral.`],
    clinician:
      "BMI 50 or more: specialist weight management, bariatric options.",
    source: "NICE NG246.",
  }),
  flag("contraception", {
    when: isOneOf("contraception", "pill", "none"),
    level: "see_gp",
    title: "Pregnancy has to be avoided with these medicines",
    text: [
      `${LOOK} With tirzepatide the pill may fail: use a condom too for four weeks after starting and after each higher dose.`,
    ],
    clinician: "Oral or no contraception: advise a barrier method.",
    source: `${SMPC}, section 4.6; MHRA, June 2025; Faculty of Sexual and Reproductive Healthcare.`,
  }),
  flag("eating_past", {
    when: {
      any: [
        is("eating_disorder", "past"),
        { calculation: "scoff", operator: "equals", value: 1 },
      ],
    },
    level: "see_gp",
    title: "We will look at how you eat with care",
    text: [`${LOOK} Beat gives help with eating, free and confidential.`],
    contacts: ["beat"],
    clinician:
      "Eating disorder in the past, or SCOFF score of 1: screen further.",
    source: "SCOFF questionnaire; NICE NG69.",
  }),
  flag("mood", {
    when: is("depression", "stable"),
    level: "see_gp",
    title: "Keep an eye on your mood",
    text: [`${LOOK} If it gets worse, stop the medicine and see your GP.`],
    clinician: "Stable mental illness: monitor mood.",
    source: "MHRA and EMA reviews of mood changes with GLP-1 medicines.",
  }),
  flag("caution", {
    when: isOneOf(
      "caution",
      "gallbladder",
      "retinopathy",
      "kidneys",
      "liver",
      "bariatric",
      "thyroid"
    ),
    level: "see_gp",
    title: "We will look at your other illness",
    text: [
      `${LOOK} Pain under the right ribs, yellow skin or worse sight: get medical help.`,
    ],
    clinician:
      "Gallstones, retinopathy, renal or hepatic impairment, bariatric surgery or thyroid disease.",
    source: `${SMPC}, section 4.4.`,
  }),
  flag("diabetes_or_heart", {
    when: isOneOf("comorbidity", "type_2", "heart"),
    level: "see_gp",
    title: "Your GP should know of this treatment",
    text: [LOOK],
    clinician:
      "Type 2 diabetes or cardiovascular disease: HbA1c, medicines, GP involved.",
    source: `${SMPC}, section 4.4; NICE NG246.`,
  }),
  flag("interaction", {
    when: isOneOf(
      "weight_medicines",
      "blood_thinner",
      "levothyroxine",
      "epilepsy"
    ),
    level: "see_gp",
    title: "Your other medicines may need checks",
    text: [LOOK],
    clinician:
      "Warfarin (INR), levothyroxine or antiepileptic: absorption, monitoring.",
    source: `${SMPC}, section 4.5.`,
  }),
  flag("orlistat_interaction", {
    when: isOneOf("weight_medicines", "hiv", "amiodarone"),
    level: "see_gp",
    title: "Orlistat can stop your medicine from working",
    text: [
      `${LOOK} Do not take orlistat, also not from a shop, with amiodarone or medicines for HIV unless your specialist agrees. Keep taking your medicine.`,
    ],
    clinician:
      "Antiretrovirals (loss of virological control) or amiodarone (lower levels): no orlistat without the specialist.",
    source:
      "Summary of product characteristics of orlistat, sections 4.4 and 4.5; MHRA on orlistat and antiretrovirals.",
  }),
  flag("planned_procedure", {
    when: yes("planned_procedure"),
    level: "see_gp",
    title: "Tell the team that will operate on you",
    text: [
      `${LOOK} With these injections food can stay in the stomach and get into the lungs under anaesthetic or sedation. Tell the surgeon and the anaesthetist beforehand that you use one, and follow what they say about fasting and doses.`,
    ],
    clinician:
      "Operation or procedure with sedation planned: pulmonary aspiration with GLP-1 medicines; agree timing with the team.",
    source:
      "MHRA Drug Safety Update, January 2025: GLP-1 medicines and pulmonary aspiration during general anaesthesia or deep sedation.",
  }),
  flag("allergy_one", {
    when: isOneOf("allergy", "glp1", "orlistat"),
    level: "not_suitable",
    title: "One of the treatments is not for you",
    text: [LOOK],
    clinician:
      "Hypersensitivity to GLP-1 medicines or orlistat: avoid that one.",
    source: `${SMPC}, section 4.3.`,
  }),
  flag("side_effects", {
    when: yes("side_effects"),
    level: "not_suitable",
    title: "We will look at your earlier side effects",
    text: [LOOK],
    clinician: "Stopped a weight loss medicine for side effects.",
    source: `${SMPC}, section 4.8.`,
  }),
  flag("nothing_tried", {
    when: {
      all: [
        no("on_treatment"),
        {
          question: "tried",
          operator: "none_of",
          value: ["diet", "exercise", "orlistat", "injection"],
        },
      ],
    },
    level: "not_suitable",
    title: "Diet and activity come first",
    text: [`${LOOK} The NHS website has a free twelve-week plan.`],
    clinician: "No earlier attempt at weight loss.",
    source: "NICE NG246.",
  }),
]
