import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { compareDefinitions } from "../../modules/consultation/domain/publishing/compare-definitions"
import type { FormChange } from "../../modules/consultation/domain/publishing/compare-definitions"
import { formDefinitionSchema } from "../../modules/consultation/domain/definition/form-definition"
import { exportQuestionnaire } from "../../modules/consultation/domain/fhir/export-questionnaire"
import { exportResponse } from "../../modules/consultation/domain/fhir/export-response"
import type {
  FormOverviewRow,
  FormVersionRecord,
  FormVersionSummary,
} from "../../modules/consultation/form-overview"
import type { Actor } from "../../shared/actor"
import { readRows } from "../../shared/read-rows"
import { consultationsOf } from "../consultation/services"
import { wakeWorker } from "../relay/wake"

export type FormWithCategory = FormOverviewRow & {
  category: { handle: string; name: string } | null
}

export type { FormVersionRecord, FormVersionSummary }

const categorySchema = z.object({
  handle: z.string(),
  name: z.string(),
  form_key: z.string(),
})

/** Forms for the admin's list, with the clinical category that asks each. */
export async function readForms(
  container: MedusaContainer,
  filter: { q?: string; limit: number; offset: number }
): Promise<{ forms: FormWithCategory[]; count: number }> {
  const { rows, count } = await consultationsOf(container).overviewForms(filter)
  return { forms: await withCategories(container, rows), count }
}

/** One form with its versions. @throws not_found */
export async function readForm(
  container: MedusaContainer,
  id: string
): Promise<{ form: FormWithCategory; versions: FormVersionSummary[] }> {
  const { form, versions } = await consultationsOf(container).overviewForm(id)
  const [named] = await withCategories(container, [form])
  return { form: named ?? { ...form, category: null }, versions }
}

/** A published version. @throws not_found */
export const readFormVersion = (
  container: MedusaContainer,
  formId: string,
  number: number
): Promise<FormVersionRecord> =>
  consultationsOf(container).findFormVersion(formId, number)

/** A published version as a FHIR R4 Questionnaire. @throws not_found */
export async function exportFormVersion(
  container: MedusaContainer,
  formId: string,
  number: number
) {
  const { definition } = await readFormVersion(container, formId, number)
  return exportQuestionnaire(formDefinitionSchema.parse(definition), number)
}

/** What became different between two versions of a form. @throws not_found */
export async function compareVersions(
  container: MedusaContainer,
  formId: string,
  { from, to }: { from: number; to: number }
): Promise<FormChange[]> {
  const [before, after] = await Promise.all(
    [from, to].map(async (number) => {
      const version = await readFormVersion(container, formId, number)
      return formDefinitionSchema.parse(version.definition)
    })
  )
  return before && after ? compareDefinitions(before, after) : []
}

/** A consultation as a FHIR R4 QuestionnaireResponse; put on record. @throws not_found */
export async function exportConsultation(
  container: MedusaContainer,
  id: string,
  reader: Actor
) {
  const { form, version, answers, state, authored } = await consultationsOf(
    container
  ).openForExport(id, reader)
  await wakeWorker(container)
  return exportResponse(form, {
    id,
    version,
    answers,
    authored,
    status: STATUS[state] ?? "completed",
  })
}

/** What is not here was handed in. */
const STATUS: Partial<Record<string, "in-progress" | "stopped">> = {
  draft: "in-progress",
  denied: "stopped",
  abandoned: "stopped",
}

async function withCategories(
  container: MedusaContainer,
  rows: readonly FormOverviewRow[]
): Promise<FormWithCategory[]> {
  const categories = await readRows(
    container,
    {
      entity: "clinical_category",
      fields: Object.keys(categorySchema.shape),
      filters: { form_key: rows.map(({ key }) => key) },
    },
    categorySchema
  )
  const byKey = new Map(categories.map((one) => [one.form_key, one]))
  return rows.map((row) => {
    const found = byKey.get(row.key)
    return {
      ...row,
      category: found ? { handle: found.handle, name: found.name } : null,
    }
  })
}
