import type { RuleDraft } from "../../../../modules/consultation/domain/definition/form-definition"
import { deny, flag, is, isOneOf, no, yes } from "../authoring"
import { commonRules } from "../common"

const SMPC = "Summary of product characteristics of salbutamol inhaler"
const NICE = "NICE, BTS and SIGN guideline on asthma (NG245)"
const NRAD = "National Review of Asthma Deaths (NRAD)"

const denies: RuleDraft[] = [
  deny("attack_now", {
    when: isOneOf("attack_now", "speech", "no_relief", "blue"),
    level: "emergency",
    title: "Call 999 now",
    text: [
      "This is an asthma attack that can kill. Call 999 now.",
      "Sit upright. Take one puff of your reliever every 30 to 60 seconds, up to ten puffs, with a spacer if you have one. Repeat after ten minutes if no help has come.",
    ],
    clinician: "Severe asthma attack at the time of the consultation.",
    source: "NHS and Asthma + Lung UK, asthma attacks.",
  }),
  deny("much_worse", {
    when: is("lately", "much_worse"),
    level: "urgent",
    title: "Please see somebody today",
    text: [
      "Asthma that gets worse quickly can turn into an attack. Call your GP practice for an appointment today, or NHS 111. If your reliever stops helping, call 999.",
    ],
    contacts: ["111", "999"],
    clinician: "Asthma worsening quickly: same-day assessment.",
    source: NICE,
  }),
  deny("not_diagnosed", {
    when: { any: [no("diagnosed"), no("used_before")] },
    level: "see_gp",
    title: "Your breathing needs to be tested first",
    text: [
      "We can only supply a reliever to people with diagnosed asthma who have used one before. Please see your GP; if you are short of breath now, call NHS 111.",
    ],
    contacts: ["111"],
    clinician: "No diagnosis of asthma, or no reliever before.",
    source: NICE,
  }),
  deny("intensive_care", {
    when: is("hospital", "intensive_care"),
    level: "see_gp",
    title: "Your asthma needs your own team",
    text: [
      "After asthma that needed intensive care, your GP or asthma clinic has to oversee every inhaler. If you have run out, call your GP practice, a local pharmacy for an emergency supply, or NHS 111 today.",
    ],
    contacts: ["111"],
    clinician: "Near-fatal asthma in the past.",
    source: `${NICE}; ${NRAD}.`,
  }),
  deny("allergy", {
    when: isOneOf("allergy", "salbutamol"),
    level: "see_gp",
    title: "You should not use salbutamol",
    text: [
      "You told us that you reacted to salbutamol. Please see your GP for another reliever. If you have run out, call NHS 111.",
    ],
    contacts: ["111"],
    clinician: "Hypersensitivity to salbutamol.",
    source: `${SMPC}, section 4.3.`,
  }),
  deny("copd", {
    when: isOneOf("condition", "copd"),
    level: "see_gp",
    title: "COPD is treated differently",
    text: [
      "With COPD your inhalers should come from your GP or respiratory nurse. If you have run out, ask a local pharmacy for an emergency supply or call NHS 111.",
    ],
    contacts: ["111"],
    clinician: "COPD: outside the service.",
    source: "NICE guideline on COPD (NG115).",
  }),
]

const LOOK = "You can go on. Our prescriber will look at this before deciding."
const REVIEW =
  "Please make an appointment with your GP or asthma nurse: your asthma may not be controlled."

const flags: RuleDraft[] = [
  flag("overuse", {
    when: {
      any: [
        {
          question: "inhalers_per_year",
          operator: "greater_or_equal",
          value: 12,
        },
        { question: "uses_per_week", operator: "greater_or_equal", value: 3 },
      ],
    },
    level: "see_gp",
    title: "You need your reliever often",
    text: [`${LOOK} ${REVIEW}`],
    clinician:
      "Reliever on three or more days a week, or twelve or more inhalers a year: poor control, risk of death.",
    source: `${NRAD}; ${NICE}.`,
  }),
  flag("poor_control", {
    when: {
      any: [is("lately", "worse"), yes("night"), yes("activity")],
    },
    level: "see_gp",
    title: "Your asthma does not seem to be controlled",
    text: [
      `${LOOK} ${REVIEW} If it gets worse, call NHS 111; in an attack, 999.`,
    ],
    contacts: ["111", "999"],
    clinician: "Worse than usual, waking at night or limited activity.",
    source: `Royal College of Physicians' three questions; ${NICE}.`,
  }),
  flag("no_review", {
    when: isOneOf("review", "old", "never"),
    level: "see_gp",
    title: "You are due an asthma review",
    text: [`${LOOK} Please book a review with your GP practice.`],
    clinician: "No asthma review within twelve months.",
    source: NICE,
  }),
  flag("no_preventer", {
    when: {
      any: [no("preventer"), isOneOf("preventer_use", "sometimes", "never")],
    },
    level: "see_gp",
    title: "A reliever alone is not enough",
    text: [
      `${LOOK} Today's advice is that nobody with asthma should use a blue inhaler alone. Please ask your GP about a preventer, and use it every day.`,
    ],
    clinician: "Salbutamol without regular inhaled steroid.",
    source: NICE,
  }),
  flag("severe_history", {
    when: {
      any: [
        isOneOf("hospital", "over_a_year", "within_a_year"),
        { question: "steroid_courses", operator: "greater_or_equal", value: 2 },
      ],
    },
    level: "see_gp",
    title: "Your asthma has been serious",
    text: [`${LOOK} Please see your asthma team within a few weeks.`],
    clinician:
      "Hospital admission, or two or more courses of steroids in a year.",
    source: `${NRAD}; ${NICE}.`,
  }),
  flag("no_plan", {
    when: no("plan"),
    level: "see_gp",
    title: "An action plan tells you what to do in an attack",
    text: [`${LOOK} Please ask your GP or asthma nurse for one.`],
    clinician: "No written action plan.",
    source: NICE,
  }),
  flag("beta_blocker", {
    when: isOneOf("asthma_medicines", "beta_blocker"),
    level: "see_gp",
    title: "Beta-blockers can cause asthma attacks",
    text: [
      `${LOOK} Do not stop it suddenly. Please tell your GP this week that you have asthma and take it.`,
    ],
    clinician:
      "Beta-blocker with asthma: bronchospasm, and antagonises salbutamol.",
    source: `${SMPC}, section 4.5; BNF.`,
  }),
  flag("interaction", {
    when: isOneOf(
      "asthma_medicines",
      "theophylline",
      "diuretic",
      "antidepressant",
      "long_acting"
    ),
    level: "see_gp",
    title: "We will check your other medicines",
    text: [LOOK],
    clinician:
      "Theophylline, diuretic, tricyclic or MAOI, or MART inhaler: potassium, rhythm, duplicate reliever.",
    source: `${SMPC}, sections 4.4 and 4.5.`,
  }),
  flag("condition", {
    when: isOneOf(
      "condition",
      "heart",
      "rhythm",
      "blood_pressure",
      "overactive_thyroid",
      "potassium",
      "diabetes"
    ),
    level: "see_gp",
    title: "We will look at your other illness",
    text: [`${LOOK} Chest pain after a reliever: call 999.`],
    contacts: ["999"],
    clinician:
      "Heart disease or stroke, arrhythmia, hypertension, thyrotoxicosis, hypokalaemia or diabetes.",
    source: `${SMPC}, section 4.4.`,
  }),
  flag("pregnancy", {
    when: isOneOf("pregnancy", "pregnant", "breastfeeding"),
    level: "see_gp",
    title: "Asthma in pregnancy needs your midwife or GP",
    text: [`${LOOK} Keep using your inhalers.`],
    clinician: "Pregnant or breastfeeding.",
    source: `${SMPC}, section 4.6; ${NICE}.`,
  }),
  flag("aspirin", {
    when: isOneOf("allergy", "aspirin"),
    level: "see_gp",
    title: "Keep away from these painkillers",
    text: [LOOK],
    clinician: "Aspirin-sensitive asthma.",
    source: "BNF, non-steroidal anti-inflammatory drugs.",
  }),
  flag("smoking", {
    when: { any: [yes("smoking"), yes("vaping")] },
    level: "see_gp",
    title: "Smoke makes asthma worse",
    text: [`${LOOK} NHS services help you to stop, free of charge.`],
    clinician: "Smokes or vapes.",
    source: NICE,
  }),
]

export const asthmaRelieverRules: RuleDraft[] = [
  ...commonRules,
  ...denies,
  ...flags,
]
