import type { CaseRecord } from "../../../modules/clinical-review/types"

/** Legal classes as emails to reviewers name them. */
export const CLASS_WORDS = {
  POM: "prescription-only medicine",
  P: "pharmacy medicine",
  GSL: "general sale",
  device: "test kit",
} as const

/** "one-off" or "instalments, 3 in all" */
export const orderWords = (
  record: Pick<CaseRecord, "order_type" | "instalment_count">
): string =>
  record.order_type === "instalments"
    ? `instalments, ${record.instalment_count} in all`
    : "one-off"
