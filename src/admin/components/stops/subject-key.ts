import type { StopSubject } from "../../../api/contracts/stop"

/** What tells one subject of a stop from another. */
export const keyOf = (one: StopSubject): string =>
  [one.scope, one.subject_id, one.batch_number ?? ""].join(" ")
