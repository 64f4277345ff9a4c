import type { MedusaContainer } from "@medusajs/framework/types"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { FORMULARY_MODULE } from "../../modules/formulary"
import type { LimitProblem } from "../../modules/formulary/domain/ingredient-limits"
import type { SaleLine } from "../../modules/formulary/domain/may-sell"
import type FormularyModuleService from "../../modules/formulary/service"
import { PATIENT_MODULE } from "../../modules/patient"
import type PatientModuleService from "../../modules/patient/service"
import { clock } from "../../shared/clock"
import { notAllowed } from "../../shared/errors"
import {
  beginsAt,
  boughtMonths,
  monthsOf,
  startsOfBasket,
} from "../clinical-review/bought-months"
import { findLimitProblems } from "../clinical-review/quantity-facts"
import { clusterIds } from "../patient/linked-persons"
import { plansOf } from "../treatment-plan/services"
import { orderOfBasket } from "./payment-session"

type Lines = {
  cart_id: string | null
  customer_id: string | null
  lines: readonly SaleLine[]
}

/**
 * The limits of P and GSL medicines that a basket exceeds, with what the same
 * person, or an account that is possibly theirs, bought before (SAF-11, R-50 to
 * A POM is the prescriber's to judge. An order that was made of this
 * very basket doesn't count against it.
 */
export async function basketLimitProblems(
  container: MedusaContainer,
  sale: Lines
): Promise<LimitProblem[]> {
  const variants = sale.lines.flatMap(({ variant_id }) => variant_id ?? [])
  if (variants.length === 0) {
    return []
  }
  const items = await container
    .resolve<FormularyModuleService>(FORMULARY_MODULE)
    .listFormularyItems({
      variant_id: variants,
      legal_class: ["P", "GSL"],
    })
  const now = clock.now()
  if (items.length === 0) {
    return []
  }
  const starts = await startsOfBasket(container, sale.cart_id)
  const choices = await plansOf(container).listPlanChoices({
    cart_id: sale.cart_id ?? [],
  })
  const asked = sale.lines.flatMap((line) => {
    const item = items.find((one) => one.variant_id === line.variant_id)
    const plan = choices.find(
      ({ line_item_id }) => line_item_id === line.line_item_id
    )
    const of = {
      months: plan?.months ?? null,
      from: beginsAt(now, starts.get(item?.variant_id ?? "")),
    }
    return item ? boughtMonths(item, line.quantity, of) : []
  })
  const order_id = sale.cart_id
    ? await orderOfBasket(container, sale.cart_id)
    : null
  return findLimitProblems(container, {
    patient_ids: await accountsOf(container, sale.customer_id),
    asked,
    except: order_id ? { order_id } : {},
  })
}

/**
 * Whether the same that a person had last may be had again from a day on: a
 * plan month by month (SAF-11). A POM is the prescriber's to judge.
 * @throws limit_reached
 */
export async function assertRenewalWithinLimits(
  container: MedusaContainer,
  last: Pick<
    CaseRecord,
    | "customer_id"
    | "formulary_item_id"
    | "quantity"
    | "order_type"
    | "instalment_count"
  >,
  from: Date
): Promise<void> {
  const item = await container
    .resolve<FormularyModuleService>(FORMULARY_MODULE)
    .retrieveFormularyItem(last.formulary_item_id)
  if (item.legal_class !== "P" && item.legal_class !== "GSL") {
    return
  }
  const problems = await findLimitProblems(container, {
    patient_ids: await accountsOf(container, last.customer_id),
    asked: boughtMonths(item, last.quantity, { months: monthsOf(last), from }),
    except: {},
  })
  if (problems.length > 0) {
    throw limitReached()
  }
}

/** @throws limit_reached; says no more than that, for what else was bought, and by whom, is nobody's business */
export async function assertWithinIngredientLimits(
  container: MedusaContainer,
  sale: Lines
): Promise<void> {
  if ((await basketLimitProblems(container, sale)).length > 0) {
    throw limitReached()
  }
}

const limitReached = () =>
  notAllowed(
    "limit_reached",
    "quantity: is more of a medicine than we may supply to one person; please take less of it, or ask our pharmacist"
  )

/** What a shopper reads of it; the law's limits hold for a person, not for an order. */
export const LIMIT_WORDS =
  "This is more of a medicine than we may supply to one person. Please take less of it, or ask our pharmacist."

/** The accounts of a customer's person, linked ones too; none without a profile. */
export async function accountsOf(
  container: MedusaContainer,
  customerId: string | null
): Promise<string[]> {
  if (!customerId) {
    return []
  }
  const [patient] = await container
    .resolve<PatientModuleService>(PATIENT_MODULE)
    .listPatients({ customer_id: customerId }, { select: ["id"], take: 1 })
  return patient ? clusterIds(container, patient.id) : []
}
