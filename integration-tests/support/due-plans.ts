import type { MedusaContainer, OrderDTO } from "@medusajs/framework/types"
import { CLINICAL_REVIEW_MODULE } from "../../src/modules/clinical-review"
import type ClinicalReviewModuleService from "../../src/modules/clinical-review/service"
import { DISPENSING_MODULE } from "../../src/modules/dispensing"
import type DispensingModuleService from "../../src/modules/dispensing/service"
import { FORMULARY_MODULE } from "../../src/modules/formulary"
import type FormularyModuleService from "../../src/modules/formulary/service"
import { PRESCRIBING_MODULE } from "../../src/modules/prescribing"
import type PrescribingModuleService from "../../src/modules/prescribing/service"
import { addDays, addMonths, type Day } from "../../src/shared/calendar"
import { clock } from "../../src/shared/clock"
import { londonDay } from "../../src/shared/london"
import { atTen, plansOf, saveCard } from "../fixtures/plans"
import { must } from "../fixtures/shop"
import {
  MONTHLY,
  makeOrder,
  makePerson,
  PRICE,
  signed,
  stock,
} from "./due-plans-base"

const MONTHS = 3
const CHUNK = 250
const CARDS_AT_ONCE = 8

type Wish = {
  count: number
  /** Every how many-th card declines; 0 for none. */
  declining: number
  /** Sets plans of one call apart from those of another. */
  name: string
  /** Of plans that wait until somebody makes them active, nothing falls due before. */
  state?: "active" | "pending"
}

/**
 * Plans whose second month is due today, as purchase, approval and a month of
 * dispensing leave them; of one invented person, each with a case, a signed
 * prescription and a saved card of its own.
 *
 * @returns the ids of the months that are due; those that will be declined apart
 */
export async function makeDuePlans(
  container: MedusaContainer,
  { count, declining, name, state = "active" }: Wish
): Promise<{ good: string[]; bad: string[] }> {
  const scene = await Scene.set(container, { count, name, state })
  const ids: { good: string[]; bad: string[] } = { good: [], bad: [] }
  for (let from = 0; from < count; from += CHUNK) {
    const numbers = Array.from(
      { length: Math.min(CHUNK, count - from) },
      (_, at) => from + at + 1
    )
    await scene.write(numbers, (n) => declining > 0 && n % declining === 0)
    for (const n of numbers) {
      const list = declining > 0 && n % declining === 0 ? ids.bad : ids.good
      list.push(scene.id("ins", n, 2))
    }
  }
  return ids
}

type Base = {
  patient_id: string
  customer_id: string
  formulary_item_id: string
  variant_id: string
}

class Scene {
  private constructor(
    private readonly container: MedusaContainer,
    private readonly name: string,
    private readonly state: "active" | "pending",
    private readonly base: Base,
    private readonly order: OrderDTO,
    private readonly first: Day
  ) {}

  static async set(
    container: MedusaContainer,
    { count, name, state }: Required<Omit<Wish, "declining">>
  ): Promise<Scene> {
    const formulary =
      container.resolve<FormularyModuleService>(FORMULARY_MODULE)
    const [category] = await formulary.listClinicalCategories({
      handle: "hair-loss",
    })
    const [item] = await formulary.listFormularyItems({
      category_id: must(category).id,
      legal_class: "POM",
      sellable: true,
    })
    const { id: formulary_item_id, variant_id } = must(item)
    await stock(container, variant_id, 10 * count)
    const person = await makePerson(container, name)
    return new Scene(
      container,
      name,
      state,
      { ...person, formulary_item_id, variant_id },
      await makeOrder(container, person.customer_id, variant_id),
      addDays(londonDay(clock.now()), -31)
    )
  }

  id(prefix: string, n: number, more: number | string = ""): string {
    return `${prefix}_${this.name}${String(n).padStart(6, "0")}${more}`
  }

  async write(
    numbers: number[],
    declines: (n: number) => boolean
  ): Promise<void> {
    await this.writeCases(numbers)
    await this.writePrescriptions(numbers)
    await this.writeSupplies(numbers)
    await this.writePlans(numbers)
    await this.writeMandates(numbers, declines)
  }

  private about() {
    const { patient_id, customer_id, formulary_item_id, variant_id } = this.base
    return {
      patient_id,
      customer_id,
      formulary_item_id,
      variant_id,
      category_handle: "hair-loss",
      quantity: 1,
      order_id: this.order.id,
    }
  }

  private async writeCases(numbers: number[]): Promise<void> {
    const at = atTen(this.first)
    await this.container
      .resolve<ClinicalReviewModuleService>(CLINICAL_REVIEW_MODULE)
      .createClinicalCases(
        numbers.map((n) => ({
          ...this.about(),
          id: this.id("case", n),
          reference: this.id("CASE", n),
          order_display_id: this.order.display_id,
          line_item_id: this.id("line", n),
          consultation_id: this.id("con", n),
          legal_class: "POM" as const,
          treatment_name: "Finasteride 1 mg tablets",
          order_type: "instalments" as const,
          instalment_count: MONTHS,
          queue: "prescriber" as const,
          state: "approved" as const,
          waiting_since: at,
          place_at: at,
          last_activity_at: at,
        }))
      )
  }

  private async writePrescriptions(numbers: number[]): Promise<void> {
    const prescribing =
      this.container.resolve<PrescribingModuleService>(PRESCRIBING_MODULE)
    const { patient_id, formulary_item_id } = this.base
    await prescribing.createPrescriptions(
      numbers.map((n) => ({
        ...signed,
        id: this.id("rx", n),
        reference: this.id("RX", n),
        case_id: this.id("case", n),
        decision_id: this.id("dec", n),
        order_id: this.order.id,
        patient_id,
        formulary_item_id,
        issues_authorised: MONTHS,
        signed_at: atTen(this.first),
      }))
    )
    await prescribing.createPrescriptionIssues(
      numbers.flatMap((n) =>
        Array.from({ length: MONTHS }, (_, at) => ({
          prescription_id: this.id("rx", n),
          number: at + 1,
          ...(at === 0
            ? {
                state: "used" as const,
                supply_id: this.id("sup", n),
                used_at: atTen(this.first),
              }
            : {}),
        }))
      )
    )
  }

  private async writeSupplies(numbers: number[]): Promise<void> {
    const at = atTen(this.first)
    await this.container
      .resolve<DispensingModuleService>(DISPENSING_MODULE)
      .createSupplies(
        numbers.map((n) => ({
          ...this.about(),
          id: this.id("sup", n),
          reference: this.id("SUP", n),
          case_id: this.id("case", n),
          case_reference: this.id("CASE", n),
          instalment_count: MONTHS,
          order_display_id: String(this.order.display_id),
          line_item_id: this.id("line", n),
          treatment_name: "Finasteride 1 mg tablets",
          legal_class: "POM" as const,
          prescription_id: this.id("rx", n),
          state: "delivered" as const,
          approved_by: {},
          approved_at: at,
          promised_from: this.first,
          promised_to: this.first,
          dispatched_at: at,
          delivered_at: at,
        }))
      )
  }

  private async writePlans(numbers: number[]): Promise<void> {
    const { patient_id } = this.base
    const at = atTen(this.first)
    await plansOf(this.container).createCourses(
      numbers.map((n) => ({
        id: this.id("crs", n),
        reference: this.id("CRS", n),
        patient_id,
        category_handle: "hair-loss",
        case_id: this.id("case", n),
        consultation_id: this.id("con", n),
        approved_on: this.first,
        limit_on: addMonths(this.first, 12),
        last_dispatch_on: this.first,
        grace_months: MONTHS + 1,
        answers_end_on: addMonths(this.first, MONTHS + 1),
      }))
    )
    await plansOf(this.container).createPlans(
      numbers.map((n) => ({
        ...this.about(),
        id: this.id("pln", n),
        reference: this.id("PLN", n),
        course_id: this.id("crs", n),
        case_id: this.id("case", n),
        line_item_id: this.id("line", n),
        months: MONTHS,
        state: this.state,
        pause_causes: [],
        monthly_price: PRICE.monthly,
        delivery_price: PRICE.delivery,
        minimum_interval_days: 21,
        schedule_day: this.first,
        schedule_number: 1,
        agreed_at: at,
        started_at: at,
      }))
    )
    await plansOf(this.container).createInstalments(
      numbers.flatMap((n) =>
        Array.from({ length: MONTHS }, (_, month) => ({
          id: this.id("ins", n, month + 1),
          plan_id: this.id("pln", n),
          patient_id,
          number: month + 1,
          amount: MONTHLY,
          due_on: addMonths(this.first, month),
          state_since: at,
          ...(month === 0
            ? {
                state: "supplied" as const,
                order_id: this.order.id,
                supply_id: this.id("sup", n),
                paid_at: at,
                supplied_at: at,
              }
            : {}),
        }))
      )
    )
  }

  private async writeMandates(
    numbers: number[],
    declines: (n: number) => boolean
  ): Promise<void> {
    for (let from = 0; from < numbers.length; from += CARDS_AT_ONCE) {
      const some = numbers.slice(from, from + CARDS_AT_ONCE)
      const mandates = await Promise.all(
        some.map(async (n) => ({
          ...(await saveCard(
            declines(n) ? "pm_card_chargeDeclined" : "pm_card_visa"
          )),
          plan_id: this.id("pln", n),
          text_hash: "-",
          agreed_at: atTen(this.first),
        }))
      )
      await plansOf(this.container).createMandates(mandates)
    }
  }
}
