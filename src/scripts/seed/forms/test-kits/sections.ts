import type { SectionDraft } from "../../../../modules/consultation/domain/definition/form-definition"
import { is, several, single, yesNo } from "../authoring"
import {
  anythingElse,
  dateOfBirth,
  forYourself,
  medicinesAndAllergies,
  sex,
} from "../common"

export const testKitSections: SectionDraft[] = [
  {
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
              recent: "I was pregnant within the last three months",
            },
            { compare_as: "pregnancy" }
          ),
        ],
      },
    ],
  },
  {
    id: "symptoms",
    title: "How you feel",
    steps: [
      {
        id: "urgent",
        title: "Right now",
        questions: [
          several(
            "urgent",
            "Do you have any of these now?",
            {
              chest: "Chest pain, or great trouble breathing",
              stroke: "A drooping face, a weak arm, or trouble speaking",
              collapse: "Fainting, confusion, or a fit",
            },
            { topic: "symptoms" }
          ),
          several(
            "warning",
            "Have you noticed any of these lately?",
            {
              bleeding: "Blood in your stool, urine or when you cough",
              weight_loss: "Losing weight without trying",
              lump: "A new lump",
              fever: "Fever or night sweats that go on",
            },
            { topic: "symptoms" }
          ),
        ],
      },
      {
        id: "why",
        title: "Your reason",
        questions: [
          single("reason", "Why would you like the test?", {
            curious: "To know more about my health",
            symptoms: "Because of symptoms",
            advised: "A clinician advised it",
            monitoring: "To follow a condition I have",
          }),
        ],
      },
    ],
  },
  {
    id: "sample",
    title: "Taking the sample",
    steps: [
      {
        id: "blood",
        title: "A finger-prick",
        questions: [
          several(
            "blood",
            "Does any of this apply to you?",
            {
              clotting: "Haemophilia or another bleeding disorder",
              fainting: "I faint at the sight of blood",
              circulation: "Very poor circulation in my hands",
              infection: "Hepatitis B, hepatitis C or HIV",
            },
            { topic: "medical_history", compare_as: "conditions" }
          ),
          yesNo(
            "able",
            "Can you prick your own finger, or is somebody there to help?"
          ),
          yesNo("tested_before", "Have you had this kind of test before?", {
            topic: "earlier_treatments",
          }),
        ],
      },
      { id: "anything_else", title: "Anything else", questions: anythingElse },
    ],
  },
  medicinesAndAllergies(
    several("test_medicines", "Do you take any of these?", {
      blood_thinner: "Warfarin, apixaban or another blood thinner",
      biotin: "Biotin (vitamin B7) or high-dose vitamins",
      hormones: "Hormones, thyroid tablets or steroids",
    }),
    several("allergy", "Are you allergic to any of these?", {
      plaster: "Plasters",
      alcohol: "Alcohol wipes",
    })
  ),
  {
    id: "agree",
    title: "Before you go on",
    steps: [
      {
        id: "agree",
        title: "What a test can tell",
        questions: [
          {
            id: "about_tests",
            kind: "information",
            label: "A home test does not replace a doctor",
            help: "A normal result does not rule illness out. An unusual one has to be checked by your GP.",
          },
          yesNo(
            "will_follow_up",
            "Will you see your GP if the result is unusual, or if you feel ill whatever it says?"
          ),
        ],
      },
    ],
  },
]
