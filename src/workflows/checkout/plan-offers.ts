import type { MedusaContainer } from "@medusajs/framework/types"
import {
  MOST_MONTHS,
  offeredPlans,
  type OfferedPlan,
} from "../../modules/formulary/domain/plan-options"
import {
  lengthsThatFit,
  limitOf,
} from "../../modules/treatment-plan/domain/course-dates"
import type { RenewalStart } from "../../modules/treatment-plan/domain/renewal"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { formularyOf } from "../clinical-review/services"
import { readCourseOrders } from "../treatment-plan/course-orders"
import { readRenewalStarts } from "../treatment-plan/renewal-start"
import { plansOf } from "../treatment-plan/services"
import { packPrices } from "./pack-prices"

/** A pack that somebody wants monthly, and the consultation that it rests on. */
export type WantedPlan = {
  variant_id: string
  consultation_id: string
  quantity: number
  /** A case of the consultation whose plan this would take the place of. */
  case_id?: string
}

/**
 * The plans in which a pack may be bought now: those of its item, at today's
 * prices, that end within the twelve months of the course, which a new one
 * begins with its approval (PAY-2, REN-4). Empty for what isn't sold.
 */
export async function findPlanOffers(
  container: MedusaContainer,
  { variant_id, consultation_id, quantity, case_id }: WantedPlan
): Promise<OfferedPlan[]> {
  const formulary = formularyOf(container)
  const [item] = await formulary.listFormularyItems(
    { variant_id, sellable: true },
    { take: 1 }
  )
  if (!item) {
    return []
  }
  const [category] = await formulary.listClinicalCategories(
    { id: item.category_id },
    { take: 1 }
  )
  const prices = await packPrices(container, [variant_id])
  const offers = offeredPlans(item, {
    plans_allowed: category?.plans_allowed ?? false,
    pack_price: prices.get(variant_id) ?? null,
    quantity,
  })
  const fitting = await lengthsWithinCourse(
    container,
    consultation_id,
    case_id === undefined ? {} : { case_id }
  )
  return offers.filter(({ months }) => fitting.includes(months))
}

/**
 * The lengths that end within the limit of a consultation's course; none when it
 * has ended (REN-4).
 * @param except a case of it that is asked about, so that it isn't in its own way
 */
export async function lengthsWithinCourse(
  container: MedusaContainer,
  consultation_id: string,
  except: { case_id?: string } = {}
): Promise<number[]> {
  const [course] = await plansOf(container).listCourses(
    { consultation_id },
    {
      take: 1,
      select: [
        "id",
        "state",
        "limit_on",
        "category_handle",
        "last_dispatch_on",
      ],
    }
  )
  if (course && course.state !== "open") {
    return []
  }
  const today = londonDay(clock.now())
  if (!course) {
    return lengthsThatFit(LENGTHS, today, limitOf(today))
  }
  const starts = await readRenewalStarts(
    container,
    course,
    await readCourseOrders(container, { consultation_id }, except)
  )
  const start = await chosenStart(container, consultation_id)
  return lengthsThatFit(LENGTHS, starts[start], course.limit_on)
}

/** What was ticked last, for the order in hand (REN-3). */
async function chosenStart(
  container: MedusaContainer,
  consultation_id: string
): Promise<RenewalStart> {
  const [confirmed] = await plansOf(container).listReconfirmations(
    { consultation_id },
    {
      select: ["id", "starts_on"],
      order: { confirmed_at: "DESC" },
      take: 1,
    }
  )
  return confirmed?.starts_on === null
    ? "as_soon_as_possible"
    : "when_supply_ends"
}

const LENGTHS = Array.from({ length: MOST_MONTHS }, (_, at) => at + 1)
