import type { MedusaContainer } from "@medusajs/framework/types"
import { openFor } from "../../modules/clinical-review/domain/acknowledgements"
import type { CaseRecord } from "../../modules/clinical-review/types"
import type { Repeat } from "../../modules/consultation/types"
import type { Actor } from "../../shared/actor"
import { casesByIngredient } from "./person-facts"
import { readPresentStrengths } from "./present-strength"
import type { Category, Item } from "./review-facts"
import { casesOf, consultationsOf } from "./services"

type Facts = { record: CaseRecord; item: Item; category: Category }

/**
 * What the person's other consultations and cases have to say to this one:
 * repeats with their differences (REP-1), contradictions, and the same
 * ingredient (SAF-20). Each consultation that is opened for it goes on record.
 */
export async function readOthers(
  container: MedusaContainer,
  facts: Facts,
  linkedIds: string[],
  actor: Actor
) {
  const { record, category } = facts
  const { repeats, earlier_denials, contradictions, sealed } =
    record.consultation_id
      ? await consultationsOf(container).compareWithOthers(
          {
            consultation_id: record.consultation_id,
            window_days: category.repeat_window_days,
            linked_patient_ids: linkedIds,
          },
          actor
        )
      : { repeats: [], earlier_denials: [], contradictions: [], sealed: [] }
  return {
    repeat_window_days: category.repeat_window_days,
    repeats: repeats.map(repeatView),
    earlier_denials: earlier_denials.map(repeatView),
    contradictions: contradictions.map(({ other_at, ...rest }) => ({
      ...rest,
      other_at: other_at.toISOString(),
    })),
    sealed: sealed.map(({ last_activity_at, ...rest }) => ({
      ...rest,
      last_activity_at: last_activity_at.toISOString(),
    })),
    same_ingredient: await readSameIngredient(container, facts, linkedIds),
  }
}

const repeatView = ({ submitted_at, last_activity_at, ...rest }: Repeat) => ({
  ...rest,
  submitted_at: submitted_at?.toISOString() ?? null,
  last_activity_at: last_activity_at.toISOString(),
})

async function readSameIngredient(
  container: MedusaContainer,
  { record, item }: Facts,
  linkedIds: string[]
) {
  if (!["POM", "P"].includes(record.legal_class)) {
    return []
  }
  const cases = await casesByIngredient(container, {
    patient_ids: [record.patient_id, ...linkedIds],
    ingredients: [item.ingredient],
    except: { line_item_id: record.line_item_id },
    renewed: record.consultation_id ? [record.consultation_id] : [],
  })
  const found = cases.get(item.ingredient) ?? []
  const strengthOf = await readPresentStrengths(
    container,
    found.map(({ id }) => id)
  )
  return found.map((one) => ({
    id: one.id,
    reference: one.reference,
    treatment_name: strengthOf(one.id)?.treatment_name ?? one.treatment_name,
    state: one.state,
    opened_at: one.created_at.toISOString(),
  }))
}

/** What has to be read before approving, who has read it, and what this reader has not. */
export async function readAcknowledgements(
  container: MedusaContainer,
  caseId: string,
  actor: Actor
) {
  const { asked, given } = await casesOf(container).readAcknowledgements(caseId)
  const open = openFor(actor.id, asked, given)
  return asked.map(({ kind, subject }) => ({
    kind,
    subject,
    open: open.some((one) => one.kind === kind && one.subject === subject),
    given: given
      .filter((one) => one.kind === kind && one.subject === subject)
      .map(({ user_id, staff_name, at }) => ({
        user_id,
        name: staff_name,
        at: at.toISOString(),
      })),
  }))
}
