import type { SectionDraft } from "../../../../modules/consultation/domain/definition/form-definition"
import { is, isOneOf, several, single, yesNo } from "../authoring"
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
            trying: "I am trying for a baby",
            breastfeeding: "I am breastfeeding",
          },
          {
            compare_as: "pregnancy",
            help: "Some acne treatments must not be used in pregnancy.",
          }
        ),
        yesNo(
          "contraception",
          "Do you use reliable contraception, or is none needed?"
        ),
      ],
    },
  ],
}

const skin: SectionDraft = {
  id: "skin",
  title: "Your skin",
  steps: [
    {
      id: "severity",
      title: "Your spots",
      questions: [
        single(
          "severity",
          "Which describes your skin best?",
          {
            mild: "Blackheads, whiteheads and a few red spots",
            moderate: "Many red spots, some with pus",
            severe: "Deep, painful lumps or cysts",
          },
          { topic: "symptoms" }
        ),
        yesNo("scarring", "Do your spots leave scars or lasting dark marks?", {
          topic: "symptoms",
        }),
        several(
          "where",
          "Where do you have them?",
          {
            face: "Face",
            chest: "Chest",
            back: "Back",
            eyes: "Close to the eyes or lips",
          },
          { topic: "symptoms" }
        ),
      ],
    },
    {
      id: "course",
      title: "How it began",
      questions: [
        single("duration", "How long have you had acne?", {
          months: "Less than three months",
          year: "Three months to a year",
          years: "More than a year",
        }),
        yesNo(
          "fever",
          "Did it get much worse suddenly, with fever, joint pain or open sores?",
          { topic: "symptoms" }
        ),
        yesNo(
          "hormonal",
          "Do you also have irregular periods, or unusual hair on face or body?",
          { show_if: is("sex", "female") }
        ),
      ],
    },
  ],
}

const health: SectionDraft = {
  id: "health",
  title: "Your health",
  steps: [
    {
      id: "skin_conditions",
      title: "Skin conditions",
      questions: [
        several(
          "skin_condition",
          "Do you have any of these?",
          {
            eczema: "Eczema or very dry skin on the face",
            rosacea: "Rosacea",
            broken: "Broken, sunburnt or infected skin where you would treat",
            photosensitive: "Skin that reacts strongly to the sun, or lupus",
            skin_cancer: "Skin cancer, yourself or a close relative",
          },
          { topic: "medical_history" }
        ),
        yesNo("sun", "Are you often in strong sun, or do you use sunbeds?"),
      ],
    },
    {
      id: "illness",
      title: "Other illness",
      questions: [
        several(
          "illness",
          "Do you have, or have you had, any of these?",
          {
            bowel:
              "Inflammatory bowel disease, or bowel inflammation from an antibiotic",
            liver: "Liver disease",
            kidneys: "Kidney disease",
          },
          { topic: "medical_history", compare_as: "conditions" }
        ),
      ],
    },
    {
      id: "mood",
      title: "How you feel",
      questions: [
        yesNo(
          "distress",
          "Does acne make you unhappy, or keep you from going out?"
        ),
        selfHarmQuestion,
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
          "What have you used for acne before?",
          {
            wash: "Washes or gels from a shop or pharmacy",
            gel: "A prescribed gel or cream",
            antibiotics: "Antibiotic tablets",
            isotretinoin: "Isotretinoin (Roaccutane)",
          },
          { topic: "earlier_treatments" }
        ),
        single(
          "antibiotic_courses",
          "How many courses of antibiotics, of three months or so, have you had for acne?",
          { one: "One", two: "Two", more: "More than two" },
          { show_if: isOneOf("tried", "antibiotics") }
        ),
        yesNo(
          "irritated",
          "Did an earlier treatment burn, blister or swell your skin?",
          { show_if: isOneOf("tried", "wash", "gel") }
        ),
      ],
    },
  ],
}

export const acneSections: SectionDraft[] = [
  aboutYou,
  skin,
  health,
  medicinesAndAllergies(
    several("acne_medicines", "Do you take or use any of these?", {
      isotretinoin: "Isotretinoin capsules, now or within six months",
      oral_retinoid:
        "Another retinoid by mouth, now or within six months: acitretin, alitretinoin, high-dose vitamin A",
      adapalene: "Adapalene gel or cream, such as Differin or Epiduo",
      topical_retinoid:
        "Another retinoid on the skin: tretinoin, tazarotene, trifarotene, isotretinoin gel",
      antibiotic: "An antibiotic for acne, as tablets or on the skin",
      steroid: "Steroid tablets or anabolic steroids",
      trigger: "Lithium, or medicines for epilepsy",
      photosensitising:
        "Medicines that make skin sensitive to the sun, such as doxycycline or methotrexate",
    }),
    several("allergy", "Are you allergic to any of these?", {
      benzoyl_peroxide: "Benzoyl peroxide",
      retinoid: "Adapalene or another retinoid",
      salicylate: "Salicylic acid or aspirin",
      clindamycin: "Clindamycin or lincomycin",
    })
  ),
  earlier,
]
