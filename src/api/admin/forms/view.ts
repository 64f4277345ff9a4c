import type {
  FormVersionRecord,
  FormVersionSummary,
  FormWithCategory,
} from "../../../workflows/forms/read-forms"
import type {
  FormRow,
  FormVersionRow,
  FormVersionView,
} from "../../contracts/form"

export const formRow = (form: FormWithCategory): FormRow => ({
  id: form.id,
  key: form.key,
  title: form.title,
  category: form.category,
  version: form.version,
  published_at: form.published_at?.toISOString() ?? null,
  published_by_name: form.published_by_name,
  draft: draftOf(form),
  submitted_30_days: form.submitted_30_days,
  median_minutes:
    form.median_minutes === null
      ? null
      : Math.round(form.median_minutes * 10) / 10,
})

/** The columns of a draft are all there or none is. */
function draftOf(form: FormWithCategory): FormRow["draft"] {
  const { draft_id: id, draft_state: state, draft_revision: revision } = form
  return id === null || state === null || revision === null
    ? null
    : {
        id,
        state,
        revision,
        updated_at: form.draft_edited_at?.toISOString() ?? "",
        editor_names: (form.draft_editors ?? []).map(({ name }) => name),
      }
}

export const versionRow = (version: FormVersionSummary): FormVersionRow => ({
  ...version,
  published_at: version.published_at.toISOString(),
})

export const versionView = (version: FormVersionRecord): FormVersionView => ({
  number: version.number,
  definition: version.definition,
  golden_cases: version.golden_cases,
  published_at: version.published_at.toISOString(),
  published_by_name: version.published_by_name,
  change_note: version.change_note,
})
