import type { SectionDraft } from "../../../../modules/consultation/domain/definition/form-definition"
import { is, isOneOf, scored, several, single, yes, yesNo } from "../authoring"
import {
  anythingElse,
  dateOfBirth,
  forYourself,
  medicinesAndAllergies,
  selfHarmQuestion,
  sex,
} from "../common"

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
      id: "body",
      title: "Height and weight",
      questions: [
        {
          id: "body",
          kind: "height_weight",
          label: "How tall are you, and what do you weigh today?",
          help: "We ask for a proof of your weight before a first supply.",
        },
        single(
          "ethnicity",
          "Which of these describes your family background?",
          {
            higher_risk:
              "South Asian, Chinese, other Asian, Middle Eastern, Black African or African-Caribbean",
            other: "Another background",
            not_said: "I prefer not to say",
          },
          { help: "In some groups illness begins at a lower weight." }
        ),
        yesNo(
          "on_treatment",
          "Are you taking a weight loss injection or tablet on prescription now?",
          { topic: "earlier_treatments" }
        ),
        {
          id: "starting_body",
          kind: "height_weight",
          label:
            "How tall were you, and what did you weigh, before you took your first weight loss medicine?",
          help: "We ask for a proof of it, such as a record of the pharmacy that treated you first.",
          show_if: yes("on_treatment"),
        },
      ],
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
            trying: "I am trying for a baby, or will within three months",
            breastfeeding: "I am breastfeeding",
          },
          { compare_as: "pregnancy" }
        ),
        single("contraception", "What contraception do you use?", {
          pill: "The pill",
          other: "Something else",
          none_needed: "None is needed",
          none: "None",
        }),
      ],
    },
  ],
}

const symptoms: SectionDraft = {
  id: "symptoms",
  title: "Your symptoms",
  steps: [
    {
      id: "tummy",
      title: "Your tummy",
      questions: [
        yesNo(
          "severe_pain",
          "Do you have severe pain in your tummy now, or vomiting that does not stop?",
          { topic: "symptoms" }
        ),
        several(
          "unexplained",
          "Have you noticed any of these lately?",
          {
            weight_loss: "Losing weight without trying",
            lump: "A lump in the neck, or a hoarse voice that stays",
            thirst: "Great thirst and passing a lot of urine",
          },
          { topic: "symptoms" }
        ),
      ],
    },
  ],
}

const eating: SectionDraft = {
  id: "eating",
  title: "Eating and mood",
  steps: [
    {
      id: "eating_disorder",
      title: "Eating",
      questions: [
        single(
          "eating_disorder",
          "Have you ever had an eating disorder: anorexia, bulimia or binge eating?",
          { never: "Never", past: "In the past", now: "Now" },
          { topic: "medical_history" }
        ),
        scored(
          several("eating_signs", "Does any of this apply to you?", {
            sick: "I make myself sick because I feel too full",
            control: "I worry that I have lost control over how much I eat",
            stone:
              "I have lost more than a stone (6 kg) in three months, without treatment",
            fat: "I believe I am fat when others say I am thin",
            food: "Food dominates my life",
            laxatives: "I use laxatives or water tablets to lose weight",
          }),
          { sick: 1, control: 1, stone: 1, fat: 1, food: 1 }
        ),
      ],
    },
    {
      id: "mood",
      title: "Your mood",
      questions: [
        single(
          "depression",
          "Do you have depression, anxiety or another mental illness?",
          {
            no: "No",
            stable: "Yes, and it is stable",
            unstable: "Yes, and it is not stable",
          },
          { topic: "medical_history" }
        ),
        selfHarmQuestion,
      ],
    },
  ],
}

const health: SectionDraft = {
  id: "health",
  title: "Your health",
  steps: [
    {
      id: "weight_illness",
      title: "Illness that comes with weight",
      questions: [
        several(
          "comorbidity",
          "Has a doctor told you that you have any of these?",
          {
            blood_pressure: "High blood pressure",
            cholesterol: "High cholesterol",
            type_2: "Type 2 diabetes",
            prediabetes: "Pre-diabetes",
            sleep_apnoea: "Obstructive sleep apnoea",
            heart: "Heart disease or a stroke",
          },
          { topic: "medical_history", compare_as: "conditions" }
        ),
      ],
    },
    {
      id: "must_not",
      title: "Other illness",
      questions: [
        several(
          "contraindication",
          "Do you have, or have you had, any of these?",
          {
            pancreatitis: "Inflammation of the pancreas (pancreatitis)",
            thyroid_cancer:
              "Medullary thyroid cancer or MEN2, yourself or a close relative",
            type_1: "Type 1 diabetes, or diabetic ketoacidosis",
            stomach:
              "Slow emptying of the stomach, or inflammatory bowel disease",
            malabsorption: "Chronic malabsorption or cholestasis",
            severe_heart_failure: "Severe heart failure",
          },
          { topic: "medical_history", compare_as: "conditions" }
        ),
        several(
          "caution",
          "And any of these?",
          {
            gallbladder: "Gallstones or gallbladder trouble",
            retinopathy: "Diabetic eye disease",
            kidneys: "Kidney disease",
            liver: "Liver disease",
            bariatric: "An operation to lose weight",
            thyroid: "An underactive or overactive thyroid",
          },
          { compare_as: "conditions" }
        ),
      ],
    },
    {
      id: "procedure",
      title: "Operations",
      questions: [
        yesNo(
          "planned_procedure",
          "Is an operation, or an examination under sedation or general anaesthetic, planned for you?",
          { topic: "medical_history" }
        ),
      ],
    },
    { id: "anything_else", title: "Anything else", questions: anythingElse },
  ],
}

const earlier: SectionDraft = {
  id: "earlier",
  title: "Earlier treatment",
  steps: [
    {
      id: "tried",
      title: "What you have tried",
      questions: [
        several(
          "tried",
          "What have you done to lose weight before?",
          {
            diet: "Diet or a slimming group",
            exercise: "More exercise",
            orlistat: "Orlistat",
            injection: "An injection such as semaglutide or tirzepatide",
          },
          { topic: "earlier_treatments" }
        ),
        yesNo("side_effects", "Did you have side effects that made you stop?", {
          show_if: isOneOf("tried", "orlistat", "injection"),
        }),
        {
          id: "treatment_details",
          kind: "text",
          label:
            "Which treatment do you take now, what dose, since when, and when was the last dose?",
          max_length: 500,
          show_if: yes("on_treatment"),
        },
        yesNo(
          "lifestyle",
          "Will you eat less and be more active while you are treated?"
        ),
      ],
    },
  ],
}

export const weightManagementSections: SectionDraft[] = [
  aboutYou,
  symptoms,
  eating,
  health,
  medicinesAndAllergies(
    several("weight_medicines", "Do you take any of these?", {
      insulin: "Insulin",
      sulfonylurea: "A sulfonylurea: gliclazide, glimepiride, glipizide",
      other_glp1: "A GLP-1 injection for diabetes",
      ciclosporin: "Ciclosporin",
      blood_thinner: "Warfarin or another blood thinner",
      levothyroxine: "Levothyroxine",
      epilepsy: "Medicines for epilepsy",
      hiv: "Medicines for HIV (antiretrovirals)",
      amiodarone: "Amiodarone",
    }),
    several("allergy", "Are you allergic to any of these?", {
      glp1: "Semaglutide, tirzepatide, liraglutide or another GLP-1 medicine",
      orlistat: "Orlistat",
    })
  ),
  earlier,
]
