import type { DenialReasonRecord } from "../../../workflows/clinical-review/save-denial-reason"
import type { DenialReasonView } from "../../contracts/denial-reason"

export const denialReasonView = (
  row: DenialReasonRecord
): DenialReasonView => ({
  code: row.code,
  version: row.version,
  title: row.title,
  advice_level: row.advice_level,
  patient_text: row.patient_text,
  legal_classes: row.legal_classes,
  categories: row.categories,
  active: row.active,
  // Out of a workflow dates come as texts.
  changed_at: new Date(row.changed_at).toISOString(),
})
