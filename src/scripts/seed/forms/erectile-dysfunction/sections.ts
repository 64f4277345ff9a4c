import type { SectionDraft } from "../../../../modules/consultation/domain/definition/form-definition"
import { isOneOf, several, single, yesNo } from "../authoring"
import {
  anythingElse,
  dateOfBirth,
  forYourself,
  medicinesAndAllergies,
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

const symptoms: SectionDraft = {
  id: "symptoms",
  title: "Your symptoms",
  steps: [
    {
      id: "chest_pain",
      title: "Your chest",
      questions: [
        yesNo(
          "chest_pain_now",
          "Do you have pain or tightness in your chest now?",
          { topic: "symptoms" }
        ),
      ],
    },
    {
      id: "erections",
      title: "Your erections",
      questions: [
        single(
          "frequency",
          "How often is it hard to get or keep an erection?",
          {
            never: "Never or almost never",
            sometimes: "Sometimes",
            often: "Often",
            always: "Always or almost always",
          },
          { topic: "symptoms" }
        ),
        single("onset", "How did it begin?", {
          slowly: "Slowly",
          suddenly: "Suddenly",
        }),
        yesNo("morning", "Do you still wake with an erection at times?"),
      ],
    },
  ],
}

const heart: SectionDraft = {
  id: "heart",
  title: "Your heart and circulation",
  steps: [
    {
      id: "recent_events",
      title: "In the last six months",
      questions: [
        several(
          "recent_event",
          "Have you had any of these in the last six months?",
          {
            heart_attack: "A heart attack",
            stroke: "A stroke or mini-stroke (TIA)",
            heart_operation: "A heart operation or stent",
          },
          { topic: "medical_history" }
        ),
      ],
    },
    {
      id: "heart_conditions",
      title: "Heart conditions",
      questions: [
        several(
          "heart_condition",
          "Do you have, or have you ever had, any of these?",
          {
            angina: "Angina: chest pain on effort or during sex",
            heart_failure: "Heart failure",
            rhythm: "An irregular heartbeat",
            valve: "A narrowed heart valve or a thickened heart muscle",
            earlier_event: "A heart attack or stroke more than six months ago",
          },
          { topic: "medical_history", compare_as: "conditions" }
        ),
        yesNo(
          "advised_against_sex",
          "Has a doctor told you to avoid sex or hard exercise because of your heart?"
        ),
        yesNo(
          "stairs",
          "Can you walk briskly for 20 minutes, or climb two flights of stairs, without chest pain or getting very breathless?"
        ),
      ],
    },
    {
      id: "blood_pressure",
      title: "Blood pressure",
      questions: [
        single(
          "blood_pressure",
          "What was your blood pressure when it was last measured?",
          {
            high: "Upper number 170 or more, or lower number 100 or more",
            low: "Upper number below 90, or lower number below 50",
            normal: "Upper number 90 to 169, and lower number 50 to 99",
            unknown: "I don't know",
          },
          {
            help: "A reading has two numbers, such as 130/80. One of them is enough for the first two answers. Many pharmacies measure it free of charge.",
          }
        ),
        yesNo(
          "blood_pressure_recent",
          "Was it measured within the last 12 months?",
          { show_if: isOneOf("blood_pressure", "high", "low", "normal") }
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
      id: "eyes",
      title: "Your eyes",
      questions: [
        several(
          "eyes",
          "Do you have any of these?",
          {
            retinitis: "Retinitis pigmentosa or another inherited eye disease",
            naion: "Loss of sight in one eye from poor blood supply (NAION)",
          },
          { compare_as: "conditions" }
        ),
      ],
    },
    {
      id: "penis_and_blood",
      title: "Penis and blood",
      questions: [
        several(
          "priapism_risk",
          "Do you have, or have you had, any of these?",
          {
            priapism: "An erection that lasted more than four hours",
            sickle_cell: "Sickle cell disease, myeloma or leukaemia",
            deformed: "A bent or deformed penis (Peyronie's disease)",
            bleeding: "A bleeding disorder or an active stomach ulcer",
          },
          { compare_as: "conditions" }
        ),
      ],
    },
    {
      id: "organs",
      title: "Liver, kidneys and diabetes",
      questions: [
        single("liver", "Do you have liver disease?", {
          no: "No",
          mild: "Yes, mild or moderate",
          severe: "Yes, severe (such as cirrhosis)",
        }),
        single("kidneys", "Do you have kidney disease?", {
          no: "No",
          mild: "Yes, mild or moderate",
          severe: "Yes, severe, or I have dialysis",
        }),
        yesNo("diabetes", "Do you have diabetes?", {
          topic: "medical_history",
          compare_as: "conditions",
        }),
      ],
    },
    {
      id: "life",
      title: "Your life",
      questions: [
        yesNo("low_mood", "Do you feel low, anxious or under great stress?"),
        {
          id: "alcohol",
          kind: "number",
          label: "How many units of alcohol do you drink in a week?",
          help: "A pint of beer or a medium glass of wine has about two units.",
          unit: "units",
          min: 0,
          max: 300,
        },
        yesNo("smoking", "Do you smoke?", { compare_as: "smoking" }),
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
          "What have you used for erections before?",
          {
            sildenafil: "Sildenafil (Viagra)",
            tadalafil: "Tadalafil (Cialis)",
            other: "Something else",
          },
          { topic: "earlier_treatments" }
        ),
        single(
          "result",
          "How was it?",
          {
            helped: "It helped, without trouble",
            no_help: "It did not help",
            side_effects: "It gave me side effects",
            serious:
              "It gave me chest pain, fainting, or sudden loss of sight or hearing",
          },
          { show_if: isOneOf("tried", "sildenafil", "tadalafil", "other") }
        ),
        yesNo("using_now", "Do you use any treatment for erections now?"),
      ],
    },
  ],
}

export const erectileDysfunctionSections: SectionDraft[] = [
  aboutYou,
  symptoms,
  heart,
  health,
  medicinesAndAllergies(
    several(
      "ed_medicines",
      "Do you take or use any of these, even now and then?",
      {
        nitrates: "Nitrates for the heart: GTN spray or tablets, isosorbide",
        poppers: "Poppers (amyl nitrite)",
        nicorandil: "Nicorandil",
        riociguat: "Riociguat",
        alpha_blocker:
          "An alpha-blocker: doxazosin, tamsulosin, alfuzosin, prazosin",
        interacting:
          "Medicines for HIV, or ketoconazole, itraconazole, erythromycin or clarithromycin",
        blood_pressure: "Other medicines for blood pressure",
      },
      { help: "Taking nitrates or poppers with these treatments can kill." }
    ),
    several("allergy", "Are you allergic to any of these?", {
      pde5: "Sildenafil, tadalafil, vardenafil or avanafil",
      lactose: "Lactose (milk sugar), or you can't digest it",
    })
  ),
  earlier,
]
