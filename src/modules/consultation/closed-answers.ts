import { notAllowed } from "../../shared/errors"
import type { ConsultationRow } from "./sql"
import type { ReadConsultation } from "./types"

type Row = Pick<ConsultationRow, "id" | "state">

/** Whether a consultation's answers were sealed or destroyed: nothing reads them any more (REN-6). */
export const isClosed = ({ state }: Row): boolean =>
  state === "sealed" || state === "destroyed"

/** For what would judge answers that aren't there any more as if none were given. @throws answers_sealed */
export function assertReadable(row: Row): void {
  if (isClosed(row)) {
    throw notAllowed(
      "answers_sealed",
      `The answers of consultation ${row.id} are ${row.state}`
    )
  }
}

/** A reading that shows the questions of a consultation as little as its answers. */
export const withoutAnswers = (
  reading: ReadConsultation
): ReadConsultation => ({
  ...reading,
  sections: [],
  inactive: [],
  trace: [],
  changed_answers: [],
  events: [],
})
