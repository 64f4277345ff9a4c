import type { MedusaContainer } from "@medusajs/framework/types"
import type { FlagSource } from "../../modules/clinical-review/domain/flags"
import type { LegalClass } from "../../modules/clinical-review/domain/queue"
import type { Comparison } from "../../modules/consultation/types"
import { clock } from "../../shared/clock"
import { casesOf, consultationsOf, formularyOf } from "./services"

/** How far back the same ingredient is looked for (SAF-20). */
const COMPARED_MONTHS = 24
const MEDICINES: LegalClass[] = ["POM", "P"]

/** What of a new case's warnings comes from the person's other consultations. */
export type FromOthers = Pick<
  FlagSource,
  "repeats" | "changed_denials" | "contradicted"
>

/**
 * Holds the consultation of a new case against the others of its person, and
 * ties it to the person where it wasn't (REP-1, SAF-9, SAF-20). The system
 * looks; no person reads an answer.
 */
export async function readFromOthers(
  container: MedusaContainer,
  input: {
    consultation_id: string
    patient_id: string
    linked_patient_ids: string[]
    window_days: number
  }
): Promise<FromOthers> {
  const consultations = consultationsOf(container)
  const count = await consultations.noteRepeats(input)
  const { repeats, earlier_denials, contradictions } =
    await consultations.compareWithOthers(input, null)
  return {
    repeats: { count, days: input.window_days },
    changed_denials: [...repeats, ...earlier_denials]
      .filter(
        ({ changed_triggers, linked_patient_id, state }) =>
          changed_triggers.length > 0 ||
          // A new account after a denial asks for a word, whatever it answers.
          (linked_patient_id !== null && state === "denied")
      )
      .map((repeat) => ({
        consultation_id: repeat.consultation_id,
        answers: repeat.changed_triggers.length,
      })),
    contradicted: byQuestion(contradictions),
  }
}

function byQuestion(
  found: Comparison["contradictions"]
): NonNullable<FromOthers["contradicted"]> {
  const others = new Map<string, Set<string>>()
  for (const { question_id, other_consultation_id } of found) {
    const known = others.get(question_id) ?? new Set()
    others.set(question_id, known.add(other_consultation_id))
  }
  return [...others].map(([question_id, consultations]) => ({
    question_id,
    consultations: consultations.size,
  }))
}

const comparedSince = (): Date => {
  const since = clock.now()
  since.setUTCMonth(since.getUTCMonth() - COMPARED_MONTHS)
  return since
}

/**
 * Ids of the person's cases of two years that a clinician turned down in a
 * category, under whichever account (SAF-9, SAF-20, R-32); the newest 20.
 */
export async function clinicalDenials(
  container: MedusaContainer,
  input: { patient_ids: string[]; category_handle: string }
): Promise<string[]> {
  const denied = await casesOf(container).listClinicalCases(
    {
      patient_id: input.patient_ids,
      category_handle: input.category_handle,
      ended_as: "rejected_clinical",
      last_activity_at: { $gte: comparedSince() },
    },
    { select: ["id"], order: { created_at: "DESC" }, take: 20 }
  )
  return denied.map(({ id }) => id)
}

/** A line of an order whose item is in the formulary. */
export type MedicineLine = {
  line_item_id: string
  item: { id: string; ingredient: string; legal_class: LegalClass }
}

/** A case of the person's that orders the same ingredient. */
export type SameIngredient = {
  id: string
  reference: string
  treatment_name: string
  state: string
  formulary_item_id: string
  consultation_id: string | null
  created_at: Date
}

/**
 * By ingredient, the cases of two years with a POM or P that were not turned
 * down, of all accounts that are possibly the person's, but for those of one
 * order or line, and for what is renewed: the same treatment on the same answers.
 */
export async function casesByIngredient(
  container: MedusaContainer,
  input: {
    patient_ids: string[]
    ingredients: string[]
    except: { order_id: string } | { line_item_id: string }
    renewed: readonly string[]
  }
): Promise<Map<string, SameIngredient[]>> {
  const items = await formularyOf(container).listFormularyItems(
    { ingredient: input.ingredients, legal_class: MEDICINES },
    { select: ["id", "ingredient"], take: 500 }
  )
  const cases = await casesOf(container).listClinicalCases(
    {
      patient_id: input.patient_ids,
      formulary_item_id: items.map(({ id }) => id),
      ...("order_id" in input.except
        ? { order_id: { $ne: input.except.order_id } }
        : { line_item_id: { $ne: input.except.line_item_id } }),
      waiting_since: { $gte: comparedSince() },
      $or: [{ ended_as: null }, { ended_as: "completed" }],
    },
    { order: { created_at: "DESC" }, take: 100 }
  )
  return new Map(
    input.ingredients.map((ingredient) => [
      ingredient,
      cases.filter(
        (one) =>
          !input.renewed.some((id) => id === one.consultation_id) &&
          items.some(
            (item) =>
              item.id === one.formulary_item_id &&
              item.ingredient === ingredient
          )
      ),
    ])
  )
}

/** By line, how many other cases and lines of the person's have its ingredient. */
export async function countSameIngredient(
  container: MedusaContainer,
  input: {
    patient_ids: string[]
    order_id: string
    lines: MedicineLine[]
    /** The consultations that the order rests on. */
    renewed: string[]
  }
): Promise<Map<string, number>> {
  const { lines, patient_ids, order_id, renewed } = input
  const medicines = lines.filter(({ item }) =>
    MEDICINES.includes(item.legal_class)
  )
  if (medicines.length === 0) {
    return new Map()
  }
  const ingredients = [
    ...new Set(medicines.map((line) => line.item.ingredient)),
  ]
  const cases = await casesByIngredient(container, {
    patient_ids,
    ingredients,
    except: { order_id },
    renewed,
  })
  return new Map(
    medicines.map(({ line_item_id, item: { ingredient } }) => [
      line_item_id,
      (cases.get(ingredient)?.length ?? 0) +
        medicines.filter((line) => line.item.ingredient === ingredient).length -
        1,
    ])
  )
}
