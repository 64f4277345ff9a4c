/**
 * What the backend answers with. Amounts are integers in minor units (pence);
 * times are ISO 8601 in UTC; dates are YYYY-MM-DD.
 */

export type Money = { amount: number; currency: string }

export type LegalClass = "POM" | "P" | "GSL" | "device"

export type CategoryCard = { handle: string; name: string; summary: string }

export type ProductCard = {
  handle: string
  title: string
  subtitle: string | null
  legal_class: LegalClass
  consultation: "required" | "none"
  category: { handle: string; name: string }
  /** Null for prescription-only medicines: no price before a consultation. */
  price_from: Money | null
  thumbnail: string | null
}

export type CategoryPage = CategoryCard & {
  treatments_note: string | null
  products: ProductCard[]
}

export type Variant = {
  id: string
  title: string
  pack_size: string | number | null
  price: Money
  in_stock: boolean
  max_quantity: number
}

export type ProductPage = ProductCard & {
  description: string | null
  how_to_use: string | null
  warnings: string | null
  active_ingredient: string | null
  variants: Variant[]
}

export type QuestionKind =
  | "single"
  | "multiple"
  | "yes_no"
  | "text"
  | "number"
  | "date"
  | "height_weight"
  | "file"
  | "information"

export type PublicQuestion = {
  id: string
  kind: QuestionKind
  label: string
  help?: string | null
  required: boolean
  options?: { value: string; label: string }[] | null
  unit?: string | null
  min?: number | string | null
  max?: number | string | null
  max_length?: number | null
}

export type HeightWeight = { height_cm: number; weight_kg: number }

export type AnswerValue = string | number | string[] | HeightWeight | null

export type ConsultationStep = {
  id: string
  title: string
  questions: PublicQuestion[]
  complete: boolean
}

export type AdviceLevel = "emergency" | "urgent" | "see_gp" | "not_suitable"

export type Denial = {
  level: AdviceLevel
  title: string
  advice: string[]
  phone_links: { label: string; href: string }[]
}

export type ConsultationState =
  | "draft"
  | "submitted"
  | "denied"
  | "consumed"
  | "abandoned"
  | "expired"
  | "superseded"

export type ConsultationView = {
  id: string
  reference: string
  state: ConsultationState
  category: { handle: string; name: string }
  product: { handle: string; title: string } | null
  form: { title: string; version: number | string; intro: string | null }
  steps: ConsultationStep[]
  current_step: string | null
  progress: { done: number; total: number }
  answers: Record<string, AnswerValue>
  denial: Denial | null
  consents: {
    terms: { version: string; text: string }
    remote_consultation: { version: string; text: string }
  }
  can_submit: boolean
  submitted_at: string | null
}

export type Treatment = {
  product: { handle: string; title: string }
  variants: Variant[]
  reason: string
}

export type Address = {
  address_1: string
  address_2?: string | null
  city: string
  county?: string | null
  postcode: string
}

export type GpAnswer = "practice" | "no_consent" | "no_gp"

export type GpPractice = {
  code: string
  name: string
  address: string
  postcode: string
}

export type PatientView = {
  first_name: string
  last_name: string
  sex: "male" | "female"
  date_of_birth: string
  phone: string
  email: string
  email_verified: boolean
  phone_verified: boolean
  home_address: Address
  gp: {
    answer: GpAnswer | null
    practice: { code: string; name: string; address: string } | null
  }
  identity_status: string
}

export type PatientInput = {
  first_name: string
  last_name: string
  sex: "male" | "female"
  date_of_birth: string
  phone: string
  home_address: Address
  gp: { answer: GpAnswer; practice_code?: string }
}

export type BasketLine = {
  id: string
  title: string
  quantity: number
  unit_price: Money
  total: Money
  consultation_reference: string | null
  max_quantity: number
  /** Which of the two rights to cancel applies; absent on an older backend. */
  legal_class?: LegalClass
}

export type BasketAddress = Address & {
  first_name: string
  last_name: string
  phone?: string | null
}

export type BasketView = {
  id: string
  lines: BasketLine[]
  delivery_address: BasketAddress | null
  delivery: { option_id: string; name: string; price: Money } | null
  promotions?: string[]
  totals: { items: Money; delivery: Money; discount: Money; total: Money }
  email: string | null
  problems: string[]
}

export type DeliveryOption = {
  id: string
  name: string
  description: string | null
  price: Money
}

export type PaymentView = {
  provider: string
  client_secret: string
  payment_intent: string
  publishable_key: string | null
  hosted_url: string | null
}

export type CompletionView =
  | {
      status: "placed"
      order: { id: string; display_id: number | string; reference?: string }
    }
  | { status: "payment_required"; reason: string }

export type StatusWords = { word: string; sentence: string }

export type OrderTreatment = {
  case_reference: string
  name: string
  quantity: number
  status: StatusWords
  tracking: { number: string; url: string } | null
  timeline: { at: string; label: string }[]
}

export type DocumentRow = {
  id: string
  kind: string
  title: string
  created_at?: string
}

export type OrderView = {
  id: string
  display_id: number | string
  placed_at: string
  status: StatusWords
  totals: { items: Money; delivery: Money; discount: Money; total: Money }
  treatments: OrderTreatment[]
  documents: DocumentRow[]
}

export type ThreadView = {
  id: string
  case_reference?: string | null
  subject?: string | null
  messages: {
    id: string
    author_type: string
    author_name?: string | null
    body: string
    at: string
  }[]
}

export type PrescriptionRow = {
  reference: string
  state: string
  treatment?: string | null
  signed_at?: string | null
  document_id?: string | null
}
