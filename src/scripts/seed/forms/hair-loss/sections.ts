import type { SectionDraft } from "../../../../modules/consultation/domain/definition/form-definition"
import { isOneOf, several, single, yesNo } from "../authoring"
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
  ],
}

const hair: SectionDraft = {
  id: "hair",
  title: "Your hair loss",
  steps: [
    {
      id: "pattern",
      title: "How it looks",
      questions: [
        single(
          "pattern",
          "Where are you losing hair?",
          {
            hairline: "At the front or temples",
            crown: "At the crown",
            both: "At the front and the crown",
            patches: "In round or uneven patches",
            all_over: "Evenly all over, or from the whole body",
          },
          { topic: "symptoms" }
        ),
        single("onset", "How did it begin?", {
          slowly: "Slowly, over months or years",
          suddenly: "Suddenly, within days or weeks",
        }),
      ],
    },
    {
      id: "scalp",
      title: "Your scalp",
      questions: [
        several(
          "scalp",
          "Is there anything of this on your scalp?",
          {
            inflamed: "Redness, scaling, pus or crusts",
            painful: "Pain, burning or strong itching",
            scarred: "Smooth, shiny or scarred skin",
          },
          { topic: "symptoms" }
        ),
        yesNo(
          "family",
          "Do men in your family lose their hair in the same way?"
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
      id: "prostate",
      title: "Prostate",
      questions: [
        several(
          "prostate",
          "Have you ever had any of these?",
          {
            cancer: "Prostate cancer",
            raised_psa:
              "A raised PSA blood test, or tests of the prostate that are not finished",
            urinary:
              "Trouble passing urine: weak stream, often at night, blood",
            enlarged: "An enlarged prostate",
          },
          {
            help: "Finasteride lowers PSA, a blood test for prostate cancer.",
            topic: "medical_history",
            compare_as: "conditions",
          }
        ),
        yesNo(
          "breast_changes",
          "Have you noticed a lump, pain, swelling or discharge in your breasts or nipples?",
          { topic: "symptoms" }
        ),
      ],
    },
    {
      id: "mood",
      title: "Your mood",
      questions: [
        single(
          "depression",
          "Have you ever had depression or another mental illness?",
          { never: "Never", past: "In the past, not now", now: "Now" },
          { topic: "medical_history" }
        ),
        selfHarmQuestion,
      ],
    },
    {
      id: "liver_and_sex",
      title: "Liver and sexual health",
      questions: [
        yesNo("liver", "Do you have, or have you had, liver disease?", {
          topic: "medical_history",
          compare_as: "conditions",
        }),
        yesNo(
          "sexual_problems",
          "Do you have problems with erections, sex drive or ejaculation?",
          { topic: "symptoms" }
        ),
        single(
          "pregnancy_exposure",
          "Is your partner pregnant, or are you trying for a baby?",
          {
            no: "No",
            pregnant: "My partner is or may be pregnant",
            trying: "We are trying for a baby",
          }
        ),
      ],
    },
    {
      id: "circulation",
      title: "Heart and blood pressure",
      questions: [
        several(
          "circulation",
          "Do you have, or have you had, any of these?",
          {
            heart: "Heart disease, such as angina, or a stroke",
            rhythm: "An irregular heartbeat",
            blood_pressure: "High blood pressure",
          },
          {
            help: "Minoxidil widens blood vessels; a little of it gets into the blood.",
            topic: "medical_history",
            compare_as: "conditions",
          }
        ),
        single(
          "blood_pressure_control",
          "Is your blood pressure treated, and normal now?",
          {
            controlled: "Yes, it was normal when last measured",
            high: "It is treated, but still too high",
            untreated: "It is not treated",
            unknown: "I don't know",
          },
          { show_if: isOneOf("circulation", "blood_pressure") }
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
          "What have you used for hair loss before?",
          {
            finasteride: "Finasteride",
            minoxidil: "Minoxidil",
            transplant: "A hair transplant",
            other: "Something else",
          },
          { topic: "earlier_treatments" }
        ),
        single(
          "side_effects",
          "Did finasteride give you side effects?",
          {
            no: "No",
            sexual_or_mood: "Yes, with sex or mood",
            other: "Yes, others",
          },
          { show_if: isOneOf("tried", "finasteride") }
        ),
      ],
    },
    {
      id: "agree",
      title: "Before you go on",
      questions: [
        {
          id: "about_finasteride",
          kind: "information",
          label: "What to know about finasteride",
          help: "It works only while it is taken, and takes three to six months to show. It can affect sex drive, erections and mood, sometimes lastingly: stop it and speak to a doctor if your mood changes. Do not donate blood while you take it and for one month after. Women who are or may become pregnant must not touch crushed or broken tablets.",
        },
        yesNo(
          "understands",
          "Have you read this, and will you stop and get advice if your mood or sex life changes, and not donate blood?"
        ),
      ],
    },
  ],
}

export const hairLossSections: SectionDraft[] = [
  aboutYou,
  hair,
  health,
  medicinesAndAllergies(
    several("hair_medicines", "Do you take any of these?", {
      five_alpha: "Finasteride or dutasteride for the prostate",
      testosterone: "Testosterone or other anabolic steroids",
      chemotherapy: "Chemotherapy, or had it within a year",
    }),
    several(
      "allergy",
      "Are you allergic to, or unable to take, any of these?",
      {
        five_alpha: "Finasteride or dutasteride",
        minoxidil: "Minoxidil",
        lactose: "Lactose (milk sugar)",
      }
    )
  ),
  earlier,
]
