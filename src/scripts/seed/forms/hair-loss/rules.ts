import type { RuleDraft } from "../../../../modules/consultation/domain/definition/form-definition"
import { deny, flag, is, isOneOf, no, yes } from "../authoring"
import { commonRules, selfHarmRule } from "../common"

const SMPC = "Summary of product characteristics of finasteride 1 mg"
const MINOXIDIL =
  "Summary of product characteristics of minoxidil 5% scalp foam"
const MHRA =
  "MHRA Drug Safety Update on finasteride, May 2024: depression, suicidal thoughts and sexual dysfunction"

const denies: RuleDraft[] = [
  deny("female", {
    when: is("sex", "female"),
    level: "see_gp",
    title: "This treatment is for men only",
    text: [
      "Finasteride is not for women; it can harm an unborn boy. Hair loss in women has other causes and treatments. Please see your GP or ask a pharmacist.",
    ],
    clinician: "Finasteride is contraindicated in women.",
    source: `${SMPC}, sections 4.1 and 4.3.`,
  }),
  deny("not_male_pattern", {
    when: {
      any: [
        isOneOf("pattern", "patches", "all_over"),
        is("onset", "suddenly"),
        isOneOf("scalp", "inflamed", "scarred"),
      ],
    },
    level: "see_gp",
    title: "Please have your scalp looked at",
    text: [
      "What you describe does not fit male-pattern hair loss. Patches, sudden loss, or an inflamed or scarred scalp need to be seen. Please make an appointment with your GP; some causes are best treated early.",
    ],
    clinician:
      "Pattern, onset or scalp does not fit androgenetic alopecia: areata, telogen effluvium, tinea or scarring alopecia to be excluded in person.",
    source: "NICE Clinical Knowledge Summary on male-pattern hair loss.",
  }),
  deny("prostate", {
    when: isOneOf("prostate", "cancer", "raised_psa"),
    level: "see_gp",
    title: "Please speak to your GP or specialist first",
    text: [
      "Finasteride changes the PSA test by which prostate cancer is found and followed. Please speak to your GP or urologist before you take it.",
    ],
    clinician: "Prostate cancer, raised PSA or open investigation.",
    source: `${SMPC}, section 4.4: effects on PSA.`,
  }),
  deny("breast_changes", {
    when: yes("breast_changes"),
    level: "see_gp",
    title: "Please have this looked at by your GP",
    text: [
      "Lumps, pain, swelling or discharge in the breast should be examined, in men too. Please make an appointment with your GP this week. Do not start finasteride before.",
    ],
    clinician: "Breast changes: male breast cancer to be excluded.",
    source: `${SMPC}, sections 4.4 and 4.8; MHRA on male breast cancer.`,
  }),
  selfHarmRule,
  deny("depressed_now", {
    when: is("depression", "now"),
    level: "see_gp",
    title: "Finasteride may make low mood worse",
    text: [
      "Finasteride has been linked with depression. Please talk with your GP about your mood first, and about hair loss when you are better. If things get worse, call NHS 111 and choose the mental health option.",
    ],
    contacts: ["111_mental_health"],
    clinician: "Current depression or other mental illness.",
    source: MHRA,
  }),
  deny("already_treated", {
    when: isOneOf("hair_medicines", "five_alpha"),
    level: "see_gp",
    title: "You already take a medicine of this kind",
    text: [
      "Finasteride and dutasteride for the prostate act in the same way. Taking both would be too much. Keep taking yours, and ask your GP about your hair.",
    ],
    clinician: "Already on a 5-alpha-reductase inhibitor.",
    source: `${SMPC}, section 4.4; BNF.`,
  }),
  deny("chemotherapy", {
    when: isOneOf("hair_medicines", "chemotherapy"),
    level: "see_gp",
    title: "Please ask your specialist team",
    text: [
      "Hair loss with or after chemotherapy has another cause, and often mends by itself. Please ask your cancer team what is right for you.",
    ],
    clinician: "Chemotherapy within a year: other cause of hair loss.",
    source: "NICE Clinical Knowledge Summary on male-pattern hair loss.",
  }),
  deny("allergy", {
    when: isOneOf("allergy", "five_alpha"),
    level: "not_suitable",
    title: "You should not take finasteride",
    text: [
      "You told us that you can't take finasteride or dutasteride. Please speak to a pharmacist or your GP about other ways to treat hair loss.",
    ],
    clinician: "Hypersensitivity to a 5-alpha-reductase inhibitor.",
    source: `${SMPC}, section 4.3.`,
  }),
  deny("earlier_harm", {
    when: is("side_effects", "sexual_or_mood"),
    level: "see_gp",
    title: "Please do not take finasteride again",
    text: [
      "Side effects with sex or mood can come back and may last. Please tell your GP about them if you have not yet. You can report them to the Yellow Card scheme.",
    ],
    clinician: "Sexual or psychiatric side effects with finasteride before.",
    source: MHRA,
  }),
  deny("does_not_agree", {
    when: no("understands"),
    level: "not_suitable",
    title: "We can't offer it without these precautions",
    text: [
      "Finasteride is only safe if you look out for changes of mood and sex life and do not donate blood. If you are unsure, please talk it through with a pharmacist or your GP.",
    ],
    clinician: "Did not accept the precautions.",
    source: `${MHRA}; NHS Blood and Transplant on finasteride.`,
  }),
]

const LOOK = "You can go on. Our prescriber will look at this before deciding."

const flags: RuleDraft[] = [
  flag("older", {
    when: { question: "date_of_birth", operator: "age_at_least", value: 65 },
    level: "not_suitable",
    title: "Finasteride has been studied less at your age",
    text: [LOOK],
    clinician:
      "65 or over: little evidence; consider prostate disease and PSA.",
    source: `${SMPC}, section 4.2.`,
  }),
  flag("minoxidil_age", {
    when: { question: "date_of_birth", operator: "age_at_least", value: 50 },
    level: "not_suitable",
    title: "Minoxidil is for men of 18 to 49",
    text: [
      `${LOOK} Please do not use minoxidil from elsewhere without advice: over 49 it has not been studied enough.`,
    ],
    clinician:
      "50 or over: outside the age range of minoxidil 5% foam (18 to 49).",
    source: `${MINOXIDIL}, section 4.2.`,
  }),
  flag("heart", {
    when: isOneOf("circulation", "heart", "rhythm"),
    level: "see_gp",
    title: "Minoxidil needs your doctor's agreement",
    text: [
      `${LOOK} Do not use minoxidil with heart trouble unless your doctor agrees. Chest pain while using it: stop it and call 999.`,
    ],
    contacts: ["999"],
    clinician:
      "Heart disease, stroke or arrhythmia: no minoxidil without the agreement of the patient's doctor.",
    source: `${MINOXIDIL}, section 4.4.`,
  }),
  flag("blood_pressure", {
    when: isOneOf("circulation", "blood_pressure"),
    level: "see_gp",
    title: "Minoxidil can act on your blood pressure",
    text: [
      `${LOOK} Do not use minoxidil with high blood pressure unless your doctor agrees.`,
    ],
    clinician:
      "Hypertension: minoxidil only if treated, controlled and agreed by the patient's doctor.",
    source: `${MINOXIDIL}, sections 4.3 and 4.4.`,
  }),
  flag("blood_pressure_uncontrolled", {
    when: isOneOf("blood_pressure_control", "high", "untreated", "unknown"),
    level: "see_gp",
    title: "Please have your blood pressure looked after",
    text: [
      `${LOOK} Please have it measured at a pharmacy or your GP practice. You should not use minoxidil until it is treated and normal. If it is 180/120 or more and you feel unwell, call NHS 111.`,
    ],
    contacts: ["111"],
    clinician:
      "Untreated, uncontrolled or unknown hypertension: do not supply minoxidil; GP.",
    source: `${MINOXIDIL}, sections 4.3 and 4.4; NICE guideline on hypertension (NG136).`,
  }),
  flag("urinary", {
    when: isOneOf("prostate", "urinary", "enlarged"),
    level: "see_gp",
    title: "Please have these symptoms checked",
    text: [
      `${LOOK} Trouble passing urine should be checked by your GP in any case, blood in the urine within days.`,
    ],
    clinician: "Urinary symptoms or enlarged prostate: PSA before treatment?",
    source: `${SMPC}, section 4.4.`,
  }),
  flag("depressed_before", {
    when: is("depression", "past"),
    level: "see_gp",
    title: "Keep an eye on your mood",
    text: [
      `${LOOK} If your mood gets worse with finasteride, stop it and see your GP.`,
    ],
    clinician: "Depression or mental illness in the past: weigh and counsel.",
    source: MHRA,
  }),
  flag("liver", {
    when: yes("liver"),
    level: "see_gp",
    title: "Finasteride is broken down by the liver",
    text: [LOOK],
    clinician: "Liver disease: no data in hepatic insufficiency.",
    source: `${SMPC}, sections 4.4 and 5.2.`,
  }),
  flag("sexual_problems", {
    when: yes("sexual_problems"),
    level: "see_gp",
    title: "Finasteride can affect sex drive and erections",
    text: [LOOK],
    clinician: "Sexual dysfunction already: may worsen and persist.",
    source: MHRA,
  }),
  flag("pregnancy", {
    when: isOneOf("pregnancy_exposure", "pregnant", "trying"),
    level: "see_gp",
    title: "Finasteride and pregnancy",
    text: [
      `${LOOK} Use a condom if your partner is or may be pregnant. She must not touch crushed or broken tablets. Finasteride can lower sperm quality for a time.`,
    ],
    clinician:
      "Partner pregnant or couple trying to conceive: condom, handling, fertility.",
    source: `${SMPC}, sections 4.4 and 4.6.`,
  }),
  flag("testosterone", {
    when: isOneOf("hair_medicines", "testosterone"),
    level: "see_gp",
    title: "Testosterone can cause hair loss",
    text: [LOOK],
    clinician: "Testosterone or anabolic steroids: likely contributor.",
    source: "BNF; NICE Clinical Knowledge Summary on male-pattern hair loss.",
  }),
  flag("lactose", {
    when: isOneOf("allergy", "lactose", "minoxidil"),
    level: "not_suitable",
    title: "We will choose with your intolerance in mind",
    text: [LOOK],
    clinician:
      "Lactose intolerance (tablets contain lactose) or minoxidil allergy.",
    source: `${SMPC}, section 4.4: excipients.`,
  }),
  flag("side_effects", {
    when: is("side_effects", "other"),
    level: "not_suitable",
    title: "We will look at your earlier side effects",
    text: [LOOK],
    clinician: "Other side effects with finasteride before.",
    source: `${SMPC}, section 4.8.`,
  }),
  flag("painful_scalp", {
    when: isOneOf("scalp", "painful"),
    level: "see_gp",
    title: "An itching or burning scalp may have another cause",
    text: [`${LOOK} Please ask your GP if it does not settle.`],
    clinician: "Scalp pain, burning or itch: exclude dermatosis.",
    source: "NICE Clinical Knowledge Summary on male-pattern hair loss.",
  }),
]

export const hairLossRules: RuleDraft[] = [...commonRules, ...denies, ...flags]
