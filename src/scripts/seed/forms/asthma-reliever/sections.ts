import type { SectionDraft } from "../../../../modules/consultation/domain/definition/form-definition"
import { is, several, single, yes, yesNo } from "../authoring"
import {
  anythingElse,
  dateOfBirth,
  forYourself,
  medicinesAndAllergies,
  sex,
} from "../common"

const now: SectionDraft = {
  id: "now",
  title: "How you are now",
  steps: [
    {
      id: "attack",
      title: "Right now",
      questions: [
        several(
          "attack_now",
          "Do you have any of these right now?",
          {
            speech: "Too breathless to speak, eat or sleep",
            no_relief: "Your reliever does not help, or not for four hours",
            blue: "Blue lips, or feeling drowsy, confused or exhausted",
          },
          { topic: "symptoms" }
        ),
      ],
    },
  ],
}

const aboutYou: SectionDraft = {
  id: "about_you",
  title: "About you",
  steps: [
    {
      id: "you",
      title: "About you",
      questions: [dateOfBirth, sex, forYourself],
    },
    {
      id: "pregnancy",
      title: "Pregnancy",
      show_if: is("sex", "female"),
      questions: [
        single(
          "pregnancy",
          "Does any of this apply to you?",
          {
            no: "No",
            pregnant: "I am or may be pregnant",
            breastfeeding: "I am breastfeeding",
          },
          {
            compare_as: "pregnancy",
            help: "Asthma has to be treated in pregnancy too, with more care.",
          }
        ),
      ],
    },
  ],
}

const asthma: SectionDraft = {
  id: "asthma",
  title: "Your asthma",
  steps: [
    {
      id: "diagnosis",
      title: "Diagnosis",
      questions: [
        yesNo("diagnosed", "Has a doctor or nurse diagnosed asthma in you?", {
          topic: "medical_history",
        }),
        yesNo(
          "used_before",
          "Has a reliever inhaler been prescribed for you before?",
          { topic: "earlier_treatments" }
        ),
        single("review", "When was your last asthma review?", {
          recent: "Within the last 12 months",
          old: "More than 12 months ago",
          never: "Never, or I don't know",
        }),
      ],
    },
    {
      id: "control",
      title: "The last four weeks",
      questions: [
        single(
          "lately",
          "How has your asthma been lately?",
          {
            steady: "As usual",
            worse: "Worse than usual",
            much_worse: "Getting worse quickly",
          },
          { topic: "symptoms" }
        ),
        {
          id: "uses_per_week",
          kind: "number",
          label: "On how many days a week do you use your reliever?",
          unit: "days",
          min: 0,
          max: 7,
          topic: "symptoms",
        },
        yesNo("night", "Does asthma wake you at night, once a week or more?"),
        yesNo("activity", "Does asthma keep you from your usual activities?"),
      ],
    },
    {
      id: "last_year",
      title: "The last twelve months",
      questions: [
        {
          id: "inhalers_per_year",
          kind: "number",
          label:
            "How many reliever inhalers have you used in the last 12 months?",
          unit: "inhalers",
          min: 0,
          max: 60,
          topic: "earlier_treatments",
        },
        {
          id: "steroid_courses",
          kind: "number",
          label:
            "How many courses of steroid tablets have you had in the last 12 months?",
          unit: "courses",
          min: 0,
          max: 20,
        },
        single(
          "hospital",
          "Have you been in hospital because of asthma?",
          {
            never: "Never",
            over_a_year: "More than 12 months ago",
            within_a_year: "Within the last 12 months",
            intensive_care:
              "In intensive care, or on a ventilator, at any time",
          },
          { topic: "medical_history" }
        ),
      ],
    },
    {
      id: "preventer",
      title: "Preventer",
      questions: [
        yesNo("preventer", "Do you have a preventer inhaler?", {
          help: "Often brown, purple, pink or orange; taken every day.",
          topic: "current_medicines",
        }),
        single(
          "preventer_use",
          "How often do you use it?",
          {
            daily: "Every day, as prescribed",
            sometimes: "Sometimes",
            never: "Hardly ever",
          },
          { show_if: yes("preventer") }
        ),
        yesNo("plan", "Do you have a written asthma action plan?"),
      ],
    },
  ],
}

const health: SectionDraft = {
  id: "health",
  title: "Your health",
  steps: [
    {
      id: "conditions",
      title: "Other illness",
      questions: [
        several(
          "condition",
          "Do you have any of these?",
          {
            heart: "Heart disease, such as angina, or a stroke",
            rhythm: "An irregular heartbeat",
            blood_pressure: "High blood pressure",
            overactive_thyroid: "An overactive thyroid",
            potassium: "Low potassium in the blood",
            diabetes: "Diabetes",
            copd: "COPD",
          },
          { topic: "medical_history", compare_as: "conditions" }
        ),
        yesNo("smoking", "Do you smoke?", { compare_as: "smoking" }),
        yesNo("vaping", "Do you vape?"),
      ],
    },
    { id: "anything_else", title: "Anything else", questions: anythingElse },
  ],
}

export const asthmaRelieverSections: SectionDraft[] = [
  now,
  aboutYou,
  asthma,
  health,
  medicinesAndAllergies(
    several("asthma_medicines", "Do you take any of these?", {
      beta_blocker:
        "A beta-blocker: propranolol, atenolol, bisoprolol, timolol eye drops",
      theophylline: "Theophylline or aminophylline",
      diuretic: "Water tablets (diuretics)",
      antidepressant: "A tricyclic or MAOI antidepressant",
      long_acting:
        "A long-acting or combination inhaler (such as a MART inhaler)",
    }),
    several("allergy", "Have you reacted to any of these?", {
      salbutamol: "Salbutamol (Ventolin)",
      aspirin: "Aspirin, ibuprofen or other anti-inflammatory painkillers",
    })
  ),
]
