/**
 * What the backend answers with: its own types, and nothing but types. Amounts
 * are whole pence; times are ISO 8601 in UTC; dates are YYYY-MM-DD.
 */
import type { AccountOrder } from "../../../src/api/contracts/account"
import type {
  AdviceView,
  AnswerView,
} from "../../../src/api/contracts/consultation"
import type { ProductCard as ContractProduct } from "../../../src/api/contracts/catalogue"
import type { SavePatientType } from "../../../src/api/contracts/patient"

export type {
  AccountDocument as DocumentRow,
  AccountOrder as OrderView,
  AccountOrderCard as OrderCard,
  AccountPrescription as PrescriptionRow,
  AccountThread as ThreadView,
  ProposalAnswered,
  ProposalPayment,
} from "../../../src/api/contracts/account"
export type {
  AccountPlan as PlanView,
  AccountPlanCard as PlanCard,
  CardAgreementView,
  CardSavingView,
  InstalmentPayment,
} from "../../../src/api/contracts/account-plan"
export type { AccountReminder as Reminder } from "../../../src/api/contracts/reminder"
export type {
  AccountCheckIn as CheckInView,
  CheckInAnswered,
} from "../../../src/api/contracts/check-in"
export type {
  AccountRenewal as RenewalView,
  AccountRenewalCard as RenewalCard,
} from "../../../src/api/contracts/renewal"
export type {
  BasketLine,
  BasketView,
  CompletionView,
  DeliveryOption,
  PaymentView,
} from "../../../src/api/contracts/basket"
export type {
  CategoryCard,
  CategoryPage,
  ProductCard,
  ProductPage,
  VariantView as Variant,
} from "../../../src/api/contracts/catalogue"
export type {
  AdviceView as Advice,
  ConsultationFileView,
  ConsultationState,
  ConsultationSummary,
  ConsultationView,
  PublicQuestion,
  StepView as ConsultationStep,
  TreatmentView as Treatment,
} from "../../../src/api/contracts/consultation"
export type { AccountHealthReport as HealthReportView } from "../../../src/api/contracts/health-report"
export type {
  AccountIdentity,
  IdentityDocumentKindName as DocumentKind,
} from "../../../src/api/contracts/identity"
export type { PracticeView as GpPractice } from "../../../src/api/contracts/letter"
export type {
  GpConsentResponse,
  PatientView,
} from "../../../src/api/contracts/patient"

export type LegalClass = ContractProduct["legal_class"]
export type Money = { amount: number; currency: string }
export type AdviceLevel = AdviceView["level"]
export type HeightWeight = { height_cm: number; weight_kg: number }
export type Totals = AccountOrder["totals"]
/** Null takes an answer back. */
export type AnswerValue = AnswerView | null

export type OrderTreatment = AccountOrder["treatments"][number]

export type Address = {
  address_1: string
  address_2?: string | null
  city: string
  county?: string | null
  postcode: string
}
export type BasketAddress = Address & {
  first_name: string
  last_name: string
  phone?: string | null
}

export type PatientInput = SavePatientType
export type GpAnswer = SavePatientType["gp"]["answer"]
