import type {
  AnswerValue,
  ConsultationStep,
  ConsultationView,
  Advice as Denial,
  PublicQuestion,
} from "../../app/lib/contracts"

type Question = PublicQuestion & { step: string }

const NONE = { value: "none", label: "None of these" }

const questions: Question[] = [
  {
    step: "Before you begin",
    id: "intro",
    kind: "information",
    label: "Good to know",
    help: "This consultation is about hair loss. Please have a list of your medicines ready.",
    required: false,
  },
  {
    step: "Before you begin",
    id: "date_of_birth",
    kind: "date",
    label: "What is your date of birth?",
    required: true,
  },
  {
    step: "Your sex",
    id: "sex",
    kind: "single",
    label: "What is your sex, as registered at birth?",
    required: true,
    options: [
      { value: "female", label: "Female" },
      { value: "male", label: "Male" },
    ],
  },
  {
    step: "Height and weight",
    id: "size",
    kind: "height_weight",
    label: "What are your height and weight?",
    required: true,
  },
  {
    step: "Your hair",
    id: "pattern",
    kind: "multiple",
    label: "Where is your hair thinning?",
    required: true,
    options: [
      { value: "crown", label: "At the crown" },
      { value: "front", label: "At the front or temples" },
      { value: "patches", label: "In round patches" },
      NONE,
    ],
    exclusive: NONE.value,
  },
  {
    step: "Your health",
    id: "conditions",
    kind: "multiple",
    label: "Do you have, or have you had, any of these?",
    required: true,
    options: [
      { value: "liver", label: "Liver disease" },
      { value: "prostate", label: "Prostate cancer, or raised PSA" },
      { value: "breast", label: "Breast lumps or breast cancer" },
      NONE,
    ],
    exclusive: NONE.value,
  },
  {
    step: "Your mood",
    id: "self_harm",
    kind: "yes_no",
    label:
      "In the last month, have you thought about harming yourself or ending your life?",
    help: "We ask everybody. Your answer is confidential.",
    required: true,
  },
  {
    step: "Right now",
    id: "chest_pain",
    kind: "yes_no",
    label: "Do you have chest pain or trouble breathing now?",
    required: true,
  },
  {
    step: "Your medicines",
    id: "medicines",
    kind: "text",
    label: "Which medicines do you take, also without a prescription?",
    help: "Name and dose, one on each line. Write “none” if you take none.",
    required: true,
    max_length: 1000,
  },
  {
    step: "Smoking",
    id: "cigarettes",
    kind: "number",
    label: "How many cigarettes do you smoke a day?",
    unit: "a day",
    min: 0,
    max: 100,
    required: false,
  },
]

const DENIALS: {
  id: string
  is: (value: AnswerValue) => boolean
  denial: Denial
}[] = [
  {
    id: "chest_pain",
    is: (value) => value === "yes",
    denial: {
      level: "emergency",
      title: "Please get emergency help now",
      advice: [
        "Chest pain or trouble breathing can be a sign of something serious.",
        "Don’t drive yourself. Stay with somebody if you can, and unlock the door.",
      ],
      phone_links: [{ label: "Call 999", href: "tel:999" }],
    },
  },
  {
    id: "self_harm",
    is: (value) => value === "yes",
    denial: {
      level: "urgent",
      title: "Thank you for telling us. Please talk to somebody now",
      advice: [
        "You don’t have to go through this alone. People are there to listen, day and night.",
        "If you might act on these thoughts, call 999 or go to A&E.",
      ],
      phone_links: [
        { label: "Samaritans: 116 123", href: "tel:116123" },
        { label: "NHS 111, mental health option 2", href: "tel:111" },
      ],
    },
  },
  {
    id: "conditions",
    is: (value) => Array.isArray(value) && value.includes("prostate"),
    denial: {
      level: "see_gp",
      title: "Please talk to your GP first",
      advice: [
        "This treatment changes the result of a PSA test and could hide a problem with the prostate.",
      ],
      phone_links: [],
    },
  },
  {
    id: "sex",
    is: (value) => value === "female",
    denial: {
      level: "not_suitable",
      title: "This treatment isn’t suitable for you",
      advice: ["It can harm an unborn child and isn’t licensed for women."],
      phone_links: [],
    },
  },
]

export type Stored = {
  id: string
  product: { handle: string; title: string } | null
  answers: ConsultationView["answers"]
  submitted: boolean
  consumed: boolean
}

const slug = (title: string) => title.toLowerCase().replace(/ /g, "-")

function stepsOf(answers: Stored["answers"]): ConsultationStep[] {
  const titles = [...new Set(questions.map(({ step }) => step))]
  return titles.map((title) => {
    const asked = questions.filter(({ step }) => step === title)
    return {
      id: slug(title),
      title,
      questions: asked.map(({ step: _step, ...question }) => question),
      complete: asked.every(
        ({ id, required }) => !required || answers[id] != null
      ),
    }
  })
}

const TERMS = `You ask us to consider a treatment for you; you don’t buy a prescription.\n\nYou answer truthfully and completely, for yourself only. A clinician decides. If treatment isn’t approved, you get your money back in full.\n\nYou read the leaflet that comes with your medicine and tell us if your health changes.`
const REMOTE = `The clinician doesn’t see or examine you. They decide from your written answers and may ask for more, or ask you to see a GP.\n\nA consultation at a distance can miss what an examination would show. You can stop at any time.`

export function viewOf(stored: Stored): ConsultationView {
  const steps = stepsOf(stored.answers)
  const done = steps.filter(({ complete }) => complete).length
  const denied = DENIALS.find(({ id, is }) => {
    const value = stored.answers[id]
    return value != null && is(value)
  })
  const open = steps.find(({ complete }) => !complete)
  return {
    id: stored.id,
    reference: "CON-7K2M-9QXD",
    state: denied
      ? "denied"
      : stored.consumed
        ? "consumed"
        : stored.submitted
          ? "submitted"
          : "draft",
    category: { handle: "hair-loss", name: "Hair loss" },
    product: stored.product,
    form: { title: "Hair loss", version: 1, intro: "About your hair" },
    steps,
    current_step: open?.id ?? null,
    progress: { done, total: steps.length },
    answers: stored.answers,
    denial: denied?.denial ?? null,
    notices: [],
    consents: {
      terms: { version: "1", text: TERMS },
      remote_consultation: { version: "1", text: REMOTE },
    },
    can_submit: !open && !denied,
    submitted_at: stored.submitted ? "2026-11-21T10:30:00.000Z" : null,
  }
}
