import { z } from "@medusajs/framework/zod"

const handle = z.string().trim().min(1).max(100)

export const StartConsultation = z
  .object({ category: handle, product: handle.optional() })
  .strict()
export type StartConsultationType = z.infer<typeof StartConsultation>

export const SaveAnswers = z
  .object({
    answers: z
      .array(
        z
          .object({
            question: z.string().min(1).max(60),
            /** Checked against the question; null takes the answer back. */
            value: z.union([
              z.null(),
              z.string().max(4_000),
              z.number(),
              z.boolean(),
              z.array(z.string().max(100)).max(50),
              z.record(
                z.string().max(40),
                z.union([z.string().max(200), z.number()])
              ),
            ]),
            /** Of a number as the question names it; "metric" or "imperial" of height and weight. */
            unit: z.string().max(20).optional(),
            /** A whole number that rises from answer to answer on a device. */
            client_seq: z
              .number()
              .int()
              .nonnegative()
              .max(2 ** 53 - 1)
              .optional(),
          })
          .strict()
      )
      .min(1)
      .max(20),
    /** The same key again is the same save again. */
    client_key: z.string().min(8).max(64).optional(),
    /**
     * A random name of the browser, with `client_seq`: an answer that is older
     * than what this device has sent for its question is left out, however
     * late it arrives, and named in `superseded`.
     */
    device: z
      .string()
      .regex(/^[A-Za-z0-9_-]{8,64}$/, "needs 8 to 64 letters, digits, _ or -")
      .optional(),
  })
  .strict()
  .refine(
    ({ device, answers }) =>
      device !== undefined ||
      answers.every(({ client_seq }) => client_seq === undefined),
    { path: ["device"], message: "is needed with client_seq" }
  )
export type SaveAnswersType = z.infer<typeof SaveAnswers>

export const SubmitConsultation = z
  .object({
    consents: z
      .object({
        terms: z.literal(true, { error: "has to be agreed to" }),
        remote_consultation: z.literal(true, { error: "has to be agreed to" }),
      })
      .strict(),
  })
  .strict()
export type SubmitConsultationType = z.infer<typeof SubmitConsultation>

export const ClaimConsultation = z.object({}).strict()
export const ResumeConsultation = z.object({}).strict()

export type ConsultationState =
  | "draft"
  | "denied"
  | "submitted"
  | "consumed"
  | "abandoned"
  | "superseded"
  | "expired"
  | "sealed"
  | "destroyed"

export type AnswerView =
  | string
  | number
  | string[]
  | { height_cm: number; weight_kg: number }
  | { file_id: string; name: string }

/** A question as the patient sees it; no rule and no condition is in it (CON-2). */
export type PublicQuestion = {
  id: string
  kind:
    | "single"
    | "multiple"
    | "yes_no"
    | "text"
    | "number"
    | "date"
    | "height_weight"
    | "file"
    | "information"
  label: string
  help?: string
  required: boolean
  options?: { value: string; label: string }[]
  /** The option that can't be chosen together with others. */
  exclusive?: string
  unit?: string
  min?: number
  max?: number
  max_length?: number
  /** What a file question takes: pictures only, or PDFs too. */
  accept?: "photo" | "document"
}

export type StepView = {
  id: string
  title: string
  questions: PublicQuestion[]
  complete: boolean
}

export type AdviceView = {
  level: "emergency" | "urgent" | "see_gp" | "not_suitable"
  title: string
  advice: string[]
  phone_links: { label: string; href: string }[]
}

export type ConsentText = { version: string; text: string }

export type ConsultationView = {
  id: string
  reference: string
  state: ConsultationState
  category: { handle: string; name: string }
  product: { handle: string; title: string } | null
  form: { title: string; version: number; intro: string }
  /** The steps that are asked with the answers as they are, in order. */
  steps: StepView[]
  current_step: string | null
  progress: { done: number; total: number }
  answers: Record<string, AnswerView>
  denial: AdviceView | null
  /** Advice that goes with answers a clinician will look at; the consultation goes on. */
  notices: AdviceView[]
  consents: { terms: ConsentText; remote_consultation: ConsentText }
  can_submit: boolean
  submitted_at: string | null
}

export type ConsultationResponse = { consultation: ConsultationView }

export type SaveAnswersResponse = ConsultationResponse & {
  /** Questions of which this device had sent a newer answer already. */
  superseded: string[]
}

/** An uploaded file; its id and name together are the answer. */
export type ConsultationFileView = {
  file_id: string
  name: string
  content_type: string
  bytes: number
}

export type ConsultationFileResponse = { file: ConsultationFileView }
export type StartConsultationResponse = ConsultationResponse & { token: string }

/** A line of the account's list. */
export type ConsultationSummary = {
  id: string
  reference: string
  state: ConsultationState
  category: { handle: string; name: string }
  product: { handle: string; title: string } | null
  last_activity_at: string
  submitted_at: string | null
  order_id: string | null
}

export type ConsultationListResponse = { consultations: ConsultationSummary[] }

export type TreatmentView = {
  product: { handle: string; title: string }
  variants: {
    id: string
    title: string
    pack_size: string
    price: { amount: number; currency: "gbp" }
    in_stock: boolean
    max_quantity: number
    /** Lengths in which it may be bought as a plan, each with a pack's price a month. */
    plans: { months: number; price: { amount: number; currency: "gbp" } }[]
  }[]
  /** Why it can be discussed with the prescriber; never a ranking. */
  reason: string
}

export type TreatmentsResponse = { treatments: TreatmentView[] }
