import type { ReadConsultation } from "../../modules/consultation/types"

const iso = (moment: Date | null): string | null =>
  moment?.toISOString() ?? null

/** A consultation's reading as the case page and a sealed record show it. */
export const readingView = (read: ReadConsultation) => ({
  id: read.consultation.id,
  reference: read.consultation.reference,
  /** Its answers are in a sealed record: nothing of them is here (REN-6). */
  is_sealed: read.consultation.state === "sealed",
  form: { title: read.form.title, version: read.form.version },
  submitted_at: iso(read.consultation.submitted_at),
  outcome: read.consultation.outcome,
  sections: read.sections,
  inactive: read.inactive,
  rules: read.trace.map((entry) => ({
    rule_id: entry.rule_id,
    kind: entry.kind,
    status: entry.status,
    answers_used: Object.keys(entry.answers_used),
    clinician_text: entry.clinician_text,
    source: entry.source,
    safeguarding: entry.safeguarding,
    told: { title: entry.advice.title, text: entry.advice.text },
  })),
  changed_answers: read.changed_answers.map(({ first, changes, ...rest }) => ({
    ...rest,
    first: { ...first, at: first.at.toISOString() },
    changes: changes.map((change) => ({
      ...change,
      at: change.at.toISOString(),
    })),
  })),
  tape_length: read.event_count,
  tape: read.events.map((event) => ({ ...event, at: event.at.toISOString() })),
})
