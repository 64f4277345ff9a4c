import type { MedusaContainer } from "@medusajs/framework/types"
import type { CaseRecord } from "../../modules/clinical-review/types"
import {
  amountOf,
  type Bought,
  type LimitProblem,
  type LimitUnit,
} from "../../modules/formulary/domain/ingredient-limits"
import { notAllowed } from "../../shared/errors"
import { clusterIds } from "../patient/linked-persons"
import { planOfCase } from "../treatment-plan/begin-course"
import { plansOf } from "../treatment-plan/services"
import {
  beginsAt,
  boughtMonths,
  boughtOf,
  monthsOf,
  readMonthsOf,
} from "./bought-months"
import { readPresentStrengths } from "./present-strength"
import {
  findLimitProblems,
  packsInPeriod,
  readBought,
  SHOWN_DAYS,
  type BoughtCase,
} from "./quantity-facts"
import type { Item } from "./review-facts"

type Facts = { record: CaseRecord; item: Item }

/** The limits that a case exceeds with what was ordered before it, over all accounts (R-41, SAF-11). */
async function problemsOfCase(
  container: MedusaContainer,
  { record, item }: Facts,
  patientIds: string[]
): Promise<LimitProblem[]> {
  return findLimitProblems(container, {
    patient_ids: patientIds,
    asked: await askedOf(container, { record, item }),
    except: { case_id: record.id },
    at: record.place_at,
  })
}

/** What a case sends, once or every month, from when it begins. */
async function askedOf(
  container: MedusaContainer,
  { record, item }: Facts
): Promise<Bought[]> {
  const ticked = record.consultation_id
    ? await plansOf(container).reconfirmationOf({
        consultation_id: record.consultation_id,
        order_id: record.order_id,
      })
    : null
  return boughtMonths(item, record.quantity, {
    months: monthsOf(record),
    from: beginsAt(record.place_at, ticked?.starts_on),
  })
}

/** What a case sends: once its plan runs, its months as they were and are to be, each of its own strength (SAF-18). */
async function ownSupplies(
  container: MedusaContainer,
  facts: Facts
): Promise<Bought[]> {
  const { record, item } = facts
  const plan = await planOfCase(container, record.id)
  if (!plan?.started_at) {
    return askedOf(container, facts)
  }
  const months = await readMonthsOf(container, [record], () => item)
  return months.get(record.id) ?? []
}

/** What of the ingredient was ordered in a year, by any account of the person, and the limits exceeded. */
export async function readQuantities(
  container: MedusaContainer,
  { record, item }: Facts,
  patientIds: string[]
) {
  const others = await readBought(container, {
    patient_ids: patientIds,
    ingredients: [item.ingredient],
    days: Math.max(SHOWN_DAYS, item.period_days),
    except: { case_id: record.id },
  })
  const own: BoughtCase = {
    ...boughtOf(item, record.quantity, record.place_at),
    supplies: await ownSupplies(container, { record, item }),
    case_id: record.id,
    reference: record.reference,
    patient_id: record.patient_id,
    treatment_name: record.treatment_name,
    state: record.state,
    formulary_item_id: item.id,
  }
  const orders = [own, ...others]
  const strengthOf = await readPresentStrengths(
    container,
    orders.map(({ case_id }) => case_id)
  )
  return {
    ingredient: item.ingredient,
    orders: orders.map((one) => ({
      case_id: one.case_id,
      reference: one.reference,
      treatment_name:
        strengthOf(one.case_id)?.treatment_name ?? one.treatment_name,
      packs: sumOf(one.supplies, "packs") ?? one.packs,
      mg: sumOf(one.supplies, "mg"),
      units: sumOf(one.supplies, "units"),
      at: one.at.toISOString(),
      state: one.state,
      linked: one.patient_id !== record.patient_id,
    })),
    packs_in_period: packsInPeriod(
      item,
      own.supplies,
      others.flatMap(({ supplies }) => supplies)
    ),
    max_in_period: item.max_quantity_per_period,
    period_days: item.period_days,
    exceeded: await findLimitProblems(container, {
      patient_ids: patientIds,
      asked: own.supplies,
      except: { case_id: record.id },
      at: record.place_at,
    }),
  }
}

/** All that a case sends; null where the formulary doesn't say how much. */
const sumOf = (supplies: readonly Bought[], unit: LimitUnit): number | null =>
  supplies
    .map((one) => amountOf(one, unit))
    .reduce<
      number | null
    >((sum, amount) => (sum === null || amount === null ? null : sum + amount), 0)

/**
 * Whether a case may be approved with what was ordered before: above a limit
 * only the role that it names may, with a reason, which goes on the decision
 * (R-41, R-54).
 * @returns the words that go on the decision; null when nothing is exceeded
 * @throws limit_reached naming the limits
 */
export async function assertQuantity(
  container: MedusaContainer,
  facts: Facts,
  by: { role: string; justification: string | null }
): Promise<string | null> {
  const patientIds = await clusterIds(container, facts.record.patient_id)
  const problems = await problemsOfCase(container, facts, patientIds)
  if (problems.length === 0) {
    return null
  }
  const names = [...new Set(problems.map(({ limit_id }) => limit_id))]
  const mayOverride = problems.every(
    ({ override_role }) => override_role === by.role
  )
  if (!mayOverride) {
    throw notAllowed(
      "limit_reached",
      `Case ${facts.record.id}: above the limit ${names.join(", ")}`
    )
  }
  if (!by.justification) {
    throw notAllowed(
      "limit_reached",
      `Case ${facts.record.id}: above the limit ${names.join(", ")}; say why in quantity_justification`
    )
  }
  return `Above the quantity limit: ${by.justification}`
}
