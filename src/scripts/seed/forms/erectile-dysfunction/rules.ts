import type { RuleDraft } from "../../../../modules/consultation/domain/definition/form-definition"
import { deny, flag, is, isOneOf, no, yes } from "../authoring"
import { commonRules } from "../common"

const SMPC = "Summaries of product characteristics of sildenafil and tadalafil"
const BSSM =
  "British Society for Sexual Medicine guidelines on erectile dysfunction"

const denies: RuleDraft[] = [
  deny("chest_pain_now", {
    when: yes("chest_pain_now"),
    level: "emergency",
    title: "Call 999 now",
    text: [
      "Chest pain can be a heart attack. Call 999 now. Sit down, and chew an aspirin of 300 mg if you have one and are not allergic. Tell the crew if you have taken anything for erections.",
    ],
    clinician: "Chest pain at the time of the consultation.",
    source: "NHS, chest pain and heart attack.",
  }),
  deny("female", {
    when: is("sex", "female"),
    level: "see_gp",
    title: "This treatment is for men only",
    text: [
      "These medicines are not licensed for women. Please speak to your GP or a sexual health clinic about what troubles you.",
    ],
    clinician: "Not licensed in women.",
    source: `${SMPC}, section 4.1.`,
  }),
  deny("nitrates", {
    when: isOneOf("ed_medicines", "nitrates", "poppers", "nicorandil"),
    level: "see_gp",
    title: "You must not take this treatment",
    text: [
      "Together with nitrates, nicorandil or poppers these medicines can make your blood pressure fall so low that it kills. Do not take any you may have at home.",
      "Keep taking your heart medicine, and ask your GP about other treatments. If you have taken both and feel faint or have chest pain, call 999 and say so.",
    ],
    contacts: ["999"],
    clinician:
      "Nitrates, nicorandil or amyl nitrite: absolute contraindication.",
    source: `${SMPC}, sections 4.3 and 4.5.`,
  }),
  deny("riociguat", {
    when: isOneOf("ed_medicines", "riociguat"),
    level: "see_gp",
    title: "You must not take this treatment with riociguat",
    text: [
      "Together they can make your blood pressure fall dangerously low. Please ask your specialist about other treatments.",
    ],
    clinician: "Riociguat: contraindicated with PDE5 inhibitors.",
    source: `${SMPC}, section 4.3.`,
  }),
  deny("recent_event", {
    when: isOneOf("recent_event", "heart_attack", "stroke", "heart_operation"),
    level: "see_gp",
    title: "It is too early after what you have had",
    text: [
      "Within six months of a heart attack, stroke or heart operation, sex and this treatment can be dangerous. Please ask your GP or specialist when it is safe.",
    ],
    clinician:
      "Heart attack, stroke, TIA or cardiac surgery within six months.",
    source: `${SMPC}, section 4.3; ${BSSM}.`,
  }),
  deny("unstable_heart", {
    when: {
      any: [
        isOneOf("heart_condition", "angina", "heart_failure", "valve"),
        yes("advised_against_sex"),
        no("stairs"),
      ],
    },
    level: "see_gp",
    title: "Please have your heart checked first",
    text: [
      "What you told us means that your heart should be examined before you use this treatment. Please see your GP soon.",
      "If you get chest pain that lasts, call 999.",
    ],
    contacts: ["999"],
    clinician:
      "Angina, heart failure, outflow obstruction, advice against exertion, or poor exercise tolerance: not low risk.",
    source: `${BSSM}: cardiovascular risk (Princeton consensus).`,
  }),
  deny("blood_pressure", {
    when: isOneOf("blood_pressure", "high", "low"),
    level: "see_gp",
    title: "Your blood pressure needs care first",
    text: [
      "With a blood pressure this high or this low the treatment is not safe. Please have it measured again at a pharmacy or your GP practice within days. If it is 180/120 or more, or you feel unwell, call NHS 111.",
    ],
    contacts: ["111"],
    clinician:
      "Blood pressure: systolic 170 or more or below 90, or diastolic 100 or more or below 50.",
    source: `${SMPC}, sections 4.3 and 4.4.`,
  }),
  deny("eyes", {
    when: isOneOf("eyes", "retinitis", "naion"),
    level: "see_gp",
    title: "Not safe with your eye condition",
    text: [
      "These medicines can make your eye condition worse. Please speak to your GP or eye clinic about other treatments.",
    ],
    clinician: "Retinitis pigmentosa or NAION.",
    source: `${SMPC}, sections 4.3 and 4.4.`,
  }),
  deny("priapism", {
    when: isOneOf("priapism_risk", "priapism", "sickle_cell"),
    level: "see_gp",
    title: "You are at risk of an erection that does not end",
    text: [
      "An erection of more than four hours can do lasting damage: if you have one now, go to A&E. Please see your GP about treatments that are safe for you.",
    ],
    clinician: "Priapism before, or sickle cell disease, myeloma, leukaemia.",
    source: `${SMPC}, section 4.4.`,
  }),
  deny("organs", {
    when: { any: [is("liver", "severe"), is("kidneys", "severe")] },
    level: "see_gp",
    title: "Please speak to your specialist",
    text: [
      "With severe liver or kidney disease the dose has to be chosen with your blood tests at hand. Please ask your GP or specialist.",
    ],
    clinician: "Severe hepatic or renal impairment.",
    source: `${SMPC}, sections 4.2 and 4.3.`,
  }),
  deny("allergy", {
    when: isOneOf("allergy", "pde5"),
    level: "not_suitable",
    title: "You should not take this treatment",
    text: [
      "You told us that you are allergic to a medicine of this kind. Please ask your GP about treatments of another kind.",
    ],
    clinician: "Hypersensitivity to a PDE5 inhibitor.",
    source: `${SMPC}, section 4.3.`,
  }),
  deny("serious_reaction", {
    when: is("result", "serious"),
    level: "urgent",
    title: "Please tell a doctor about this today",
    text: [
      "Chest pain, fainting or sudden loss of sight or hearing with these medicines is serious. Do not take them again. Call NHS 111 if you have not told a doctor yet, or 999 if you have it now.",
    ],
    contacts: ["999", "111"],
    clinician: "Serious reaction to a PDE5 inhibitor before.",
    source: `${SMPC}, sections 4.4 and 4.8.`,
  }),
  deny("no_problem", {
    when: is("frequency", "never"),
    level: "not_suitable",
    title: "You do not seem to need this treatment",
    text: [
      "You told us that you can get and keep an erection. This treatment is only for people who can't. If something else troubles you, please speak to your GP or a sexual health clinic.",
    ],
    clinician: "No erectile dysfunction: no indication.",
    source: `${SMPC}, section 4.1.`,
  }),
]

const LOOK = "You can go on. Our prescriber will look at this before deciding."
const CHECK_UP =
  "Erection problems can be a first sign of heart disease or diabetes. Please have a check-up with your GP."

const flags: RuleDraft[] = [
  flag("older", {
    when: { question: "date_of_birth", operator: "age_at_least", value: 65 },
    level: "see_gp",
    title: "A lower dose may be right for you",
    text: [LOOK],
    clinician:
      "65 or over: start low (sildenafil 25 mg); cardiovascular review.",
    source: `${SMPC}, section 4.2.`,
  }),
  flag("young_or_sudden", {
    when: { any: [is("onset", "suddenly"), no("morning")] },
    level: "see_gp",
    title: "Please have a check-up",
    text: [`${LOOK} ${CHECK_UP}`],
    clinician:
      "Sudden onset (psychogenic?) or no morning erections (organic?): ask about the cause.",
    source: `NICE Clinical Knowledge Summary on erectile dysfunction; ${BSSM}.`,
  }),
  flag("heart_history", {
    when: isOneOf("heart_condition", "rhythm", "earlier_event"),
    level: "see_gp",
    title: "We will look at your heart history",
    text: [LOOK],
    clinician:
      "Arrhythmia, or heart attack or stroke more than six months ago.",
    source: `${SMPC}, section 4.4; ${BSSM}.`,
  }),
  flag("blood_pressure_unknown", {
    when: {
      any: [is("blood_pressure", "unknown"), no("blood_pressure_recent")],
    },
    level: "see_gp",
    title: "Please have your blood pressure measured",
    text: [`${LOOK} Many pharmacies measure it free of charge.`],
    clinician:
      "Blood pressure not known, or not within a year: obtain a reading before supply.",
    source: `${BSSM}; GPhC guidance on pharmacy services at a distance.`,
  }),
  flag("alpha_blocker", {
    when: isOneOf("ed_medicines", "alpha_blocker"),
    level: "see_gp",
    title: "Your alpha-blocker can make you faint with this",
    text: [`${LOOK} Do not take both within four hours of each other.`],
    clinician:
      "Alpha-blocker: stable on it? Start at the lowest dose, separate.",
    source: `${SMPC}, sections 4.4 and 4.5.`,
  }),
  flag("interaction", {
    when: isOneOf("ed_medicines", "interacting", "blood_pressure"),
    level: "see_gp",
    title: "Your medicines can change the dose you need",
    text: [LOOK],
    clinician: "CYP3A4 inhibitor or antihypertensive: dose and effect.",
    source: `${SMPC}, section 4.5.`,
  }),
  flag("penis_or_bleeding", {
    when: isOneOf("priapism_risk", "deformed", "bleeding"),
    level: "see_gp",
    title: "We will look at this with care",
    text: [LOOK],
    clinician: "Deformed penis, bleeding disorder or active ulcer.",
    source: `${SMPC}, section 4.4.`,
  }),
  flag("organs_mild", {
    when: {
      any: [is("liver", "mild"), is("kidneys", "mild"), yes("diabetes")],
    },
    level: "see_gp",
    title: "Your dose may have to be lower",
    text: [LOOK],
    clinician:
      "Hepatic or renal impairment, or diabetes: dose, cause, monitoring.",
    source: `${SMPC}, section 4.2; NICE CKS on erectile dysfunction.`,
  }),
  flag("life", {
    when: {
      any: [
        yes("low_mood"),
        yes("smoking"),
        { question: "alcohol", operator: "greater", value: 14 },
      ],
    },
    level: "see_gp",
    title: "Mood, smoking and alcohol can be the cause",
    text: [
      `${LOOK} NHS services help with stopping smoking, drinking less and low mood, free of charge.`,
    ],
    clinician:
      "Low mood, smoking, or more than 14 units a week: reversible causes.",
    source:
      "NICE CKS on erectile dysfunction; UK Chief Medical Officers on alcohol.",
  }),
  flag("lactose", {
    when: isOneOf("allergy", "lactose"),
    level: "not_suitable",
    title: "We will choose with your intolerance in mind",
    text: [LOOK],
    clinician: "Lactose intolerance: tablets contain lactose.",
    source: `${SMPC}, section 4.4: excipients.`,
  }),
  flag("earlier_treatment", {
    when: {
      any: [isOneOf("result", "no_help", "side_effects"), yes("using_now")],
    },
    level: "not_suitable",
    title: "We will look at what you have tried",
    text: [`${LOOK} Never use two of these treatments together.`],
    clinician:
      "Earlier failure or side effects, or in use now: technique, dose, duplication.",
    source: `${SMPC}, section 4.5; ${BSSM}.`,
  }),
]

export const erectileDysfunctionRules: RuleDraft[] = [
  ...commonRules,
  ...denies,
  ...flags,
]
