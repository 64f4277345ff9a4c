import type {
  RuleDraft,
  SectionDraft,
} from "../../../modules/consultation/domain/definition/form-definition"
import {
  deny,
  describe,
  flag,
  single,
  yes,
  yesNo,
  type QuestionDraft,
} from "./authoring"

/** Questions and rules that stand in every treatment form in the same words. */
export const dateOfBirth: QuestionDraft = {
  id: "date_of_birth",
  kind: "date",
  label: "What is your date of birth?",
  compare_as: "date_of_birth",
  help: "You have to be 18 or over. We check it against your identity later.",
}

export const sex = single(
  "sex",
  "What sex were you assigned at birth?",
  {
    male: "Male",
    female: "Female",
  },
  {
    help: "Some medicines act differently, or are not safe, depending on this.",
    compare_as: "sex",
  }
)

export const forYourself = yesNo(
  "for_yourself",
  "Is this treatment for you yourself?",
  { help: "We can only treat the person who answers these questions." }
)

/** Everything else that is taken, and everything that was reacted to. */
export const medicinesAndAllergies = (
  ownMedicines: QuestionDraft,
  ownAllergies: QuestionDraft
): SectionDraft => ({
  id: "medicines",
  title: "Medicines and allergies",
  steps: [
    {
      id: "medicines_named",
      title: "Medicines that matter for this treatment",
      questions: [
        {
          ...ownMedicines,
          topic: "current_medicines",
          compare_as: "current_medicines",
        },
      ],
    },
    {
      id: "medicines_other",
      title: "Other medicines",
      questions: [
        yesNo("other_medicines", "Do you take any other medicines?", {
          help: "Prescribed, bought, herbal or recreational, and anything injected or inhaled.",
          topic: "current_medicines",
        }),
        describe(
          "other_medicines_list",
          "Which ones, and how much of each?",
          "other_medicines"
        ),
      ],
    },
    {
      id: "allergies",
      title: "Allergies",
      questions: [
        { ...ownAllergies, topic: "allergies", compare_as: "allergies" },
        yesNo("other_allergies", "Do you have any other allergies?", {
          topic: "allergies",
        }),
        describe(
          "other_allergies_list",
          "What are you allergic to, and what happens?",
          "other_allergies"
        ),
      ],
    },
  ],
})

/** A last open question: what none of the others asked. */
export const anythingElse: QuestionDraft[] = [
  yesNo(
    "other_conditions",
    "Do you have any other illness, or have you had an operation, that we have not asked about?",
    { topic: "medical_history" }
  ),
  describe(
    "other_conditions_list",
    "Please tell us about it",
    "other_conditions"
  ),
]

const PRESCRIBER_LOOKS =
  "You can go on. Our clinician will read what you wrote before deciding."

export const commonRules: RuleDraft[] = [
  deny("under_18", {
    when: { question: "date_of_birth", operator: "age_under", value: 18 },
    level: "see_gp",
    title: "We treat adults only",
    text: [
      "We can only treat people who are 18 or over. Please speak to your GP or a local pharmacist, who can help you at any age.",
    ],
    clinician: "Under 18: outside the service.",
    source: "Service scope; GPhC guidance on pharmacy services at a distance.",
  }),
  deny("not_for_yourself", {
    when: { question: "for_yourself", operator: "equals", value: "no" },
    level: "not_suitable",
    title: "We can only treat the person who answers",
    text: [
      "For safety the questions have to be answered by the person who will use the treatment. Please ask them to start a consultation of their own.",
    ],
    clinician: "Answers given for another person.",
    source: "GPhC guidance on pharmacy services at a distance.",
  }),
  flag("other_medicines", {
    when: yes("other_medicines"),
    level: "not_suitable",
    title: "We will check your other medicines",
    text: [PRESCRIBER_LOOKS],
    clinician: "Takes other medicines: check the list for interactions.",
    source: "BNF, appendix on interactions.",
  }),
  flag("other_allergies", {
    when: yes("other_allergies"),
    level: "not_suitable",
    title: "We will check your allergies",
    text: [PRESCRIBER_LOOKS],
    clinician: "Other allergies: compare with the ingredients.",
    source: "Summary of product characteristics, sections 4.3 and 6.1.",
  }),
  flag("other_conditions", {
    when: yes("other_conditions"),
    level: "not_suitable",
    title: "We will look at what you told us about your health",
    text: [PRESCRIBER_LOOKS],
    clinician: "Further illness or operation: read the description.",
    source:
      "GMC, good practice in prescribing: adequate knowledge of the patient's health.",
  }),
]

/** Thoughts of self-harm end the consultation with a way to help at once (CON-3). */
export const selfHarmRule = deny("self_harm", {
  when: yes("self_harm"),
  level: "urgent",
  title: "Please talk to somebody now",
  text: [
    "Thank you for telling us. You deserve help with these thoughts today.",
    "If you are in danger or have hurt yourself, call 999 or go to A&E. Otherwise call NHS 111 and choose the mental health option, or Samaritans, at any hour.",
    "Please also tell your GP. We can't offer this treatment while you feel this way.",
  ],
  contacts: ["999", "111_mental_health", "samaritans", "shout"],
  clinician: "Thoughts of self-harm or suicide: safeguarding concern.",
  source:
    "NHS, help for suicidal thoughts; NICE guideline on self-harm (NG225).",
  safeguarding: true,
})

export const selfHarmQuestion = yesNo(
  "self_harm",
  "In the last few weeks, have you had thoughts of harming yourself or of ending your life?",
  { help: "However you answer, you will be told where to find help." }
)
