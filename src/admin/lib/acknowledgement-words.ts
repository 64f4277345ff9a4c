import type { CaseDetail } from "../../api/contracts/case"
import type { AcknowledgementView } from "../../api/contracts/case-comparison"
import { evidenceWord, methodWord } from "./evidence-words"
import { formatDate } from "./format"

/** One thing to read before approving, in words. */
export type Reading = {
  title: string
  lines: { label: string; before: string; after: string }[]
}

const said = (text: string | null): string => text ?? "Not answered"

/** What an acknowledgement is about, from what the case says of it. */
export function readingOf(
  { kind, subject }: AcknowledgementView,
  found: CaseDetail
): Reading {
  switch (kind) {
    case "repeat":
      return {
        title: `Handed in ${found.repeats.length + 1} times within ${subject} days`,
        lines: found.repeats.flatMap(differencesOf),
      }
    case "changed_answers":
      return subject ? changedDenial(subject, found) : changedHere(found)
    case "patient_wrote":
      return patientWrote(subject, found)
    case "answered_anew":
      return answeredAnew(subject, found)
    case "denied_before":
      return {
        title:
          "A clinician turned this person down before in this category, under this account or a linked one",
        lines: [],
      }
    case "possible_same_person":
      return {
        title:
          "Another account is possibly this person’s: judge it under “Possible same persons”",
        lines: [],
      }
    case "measurement_differs":
      return measurement(subject, found)
    case "evidence_concerns":
      return concerns(subject, found)
    case "contradiction":
      return subject === "same_ingredient"
        ? sameIngredient(found)
        : contradiction(subject, found)
  }
}

type Repeat = CaseDetail["repeats"][number]

/** What is sealed is read where its record is opened, with a reason. */
const SEALED = {
  before: "Sealed",
  after: "open its record on the page of its own case",
}

const CONSULTATION_WORDS: Partial<Record<string, string>> = {
  draft: "not handed in",
  submitted: "handed in",
  consumed: "ordered",
  superseded: "replaced by a later one",
}

function differencesOf(repeat: Repeat): Reading["lines"] {
  const name = `${repeat.reference}, ${CONSULTATION_WORDS[repeat.state] ?? repeat.state}, ${formatDate(repeat.last_activity_at)}`
  if (repeat.state === "sealed") {
    return [{ label: name, ...SEALED }]
  }
  return repeat.differences.length > 0
    ? repeat.differences.map((one) => ({
        label: `${name}: ${one.label}`,
        before: said(one.before),
        after: said(one.after),
      }))
    : [{ label: name, before: "the same answers", after: "the same answers" }]
}

function changedDenial(consultationId: string, found: CaseDetail): Reading {
  const denied = [...found.repeats, ...found.earlier_denials].find(
    (repeat) => repeat.consultation_id === consultationId
  )
  const name = denied?.reference ?? consultationId
  return {
    title: denied?.linked_patient_id
      ? `A possible same person was denied before (${name})`
      : `Denied before (${name}), then answered differently`,
    lines: (denied?.differences ?? [])
      .filter((one) => denied?.changed_triggers.includes(one.question_id))
      .map((one) => ({
        label: one.label,
        before: said(one.before),
        after: said(one.after),
      })),
  }
}

/** The repeat tells how the case's own answers differ from others; here the new ones come after the case's. */
function answeredAnew(subject: string, found: CaseDetail): Reading {
  // The moment at which they were handed in follows.
  const [consultationId] = subject.split(":")
  const later = [...found.repeats, ...found.earlier_denials].find(
    (repeat) => repeat.consultation_id === consultationId
  )
  return {
    title:
      "The patient has answered the questions again since, and the new answers need a clinician: read them before you decide",
    lines:
      later?.state === "sealed"
        ? differencesOf(later)
        : (later?.differences ?? []).map((one) => ({
            label: `${one.label} (answered anew in ${later?.reference ?? "another consultation"})`,
            before: said(one.after),
            after: said(one.before),
          })),
  }
}

function changedHere(found: CaseDetail): Reading {
  const changed = found.consultation?.changed_answers ?? []
  return {
    title: "An answer was changed after a rule had refused",
    lines: changed
      .filter((one) => one.denied_before)
      .map((one) => ({
        label: one.label,
        before: said(one.first.text),
        after: said(one.changes.at(-1)?.text ?? null),
      })),
  }
}

function contradiction(questionId: string, found: CaseDetail): Reading {
  const shown = found.contradictions.filter(
    (one) => one.question_id === questionId
  )
  if (shown.length === 0) {
    return {
      title: "A consultation whose answers are sealed says something else",
      lines: found.sealed.map(({ reference, last_activity_at }) => ({
        label: `${reference}, ${formatDate(last_activity_at)}`,
        ...SEALED,
      })),
    }
  }
  return {
    title: "Another consultation says something else",
    lines: shown.map((one) => ({
      label: `${one.label} (${one.other_reference}, ${formatDate(one.other_at)})`,
      before: said(one.there),
      after: said(one.here),
    })),
  }
}

function patientWrote(messageId: string, found: CaseDetail): Reading {
  const message = found.messages.find((one) => one.id === messageId)
  return {
    title: message
      ? `The patient wrote on ${formatDate(message.sent_at)}: “${message.body}”`
      : "The patient wrote a message",
    lines: [],
  }
}

function measurement(evidenceId: string, found: CaseDetail): Reading {
  const proof = found.evidence.present.find(({ id }) => id === evidenceId)
  const declared = found.consultation?.sections
    .flatMap(({ answers }) => answers)
    .find(({ kind }) => kind === "height_weight")
  return {
    title: "Declared weight or height differs from the verified one",
    lines: [
      {
        label: declared?.label ?? "Height and weight",
        before: said(declared?.text ?? null),
        after: proof
          ? `${proof.weight_kg ?? "–"} kg, ${proof.height_cm ?? "–"} cm (verified ${formatDate(proof.observed_on)})`
          : said(null),
      },
    ],
  }
}

function concerns(evidenceId: string, found: CaseDetail): Reading {
  const proof = found.evidence.present.find(({ id }) => id === evidenceId)
  return {
    title: "Evidence was recorded with concerns",
    lines: proof
      ? [
          {
            label: `${evidenceWord(proof.kind)}, ${formatDate(proof.observed_on)}`,
            before: methodWord(proof.method),
            after: proof.note ?? "Concerns, without a note",
          },
        ]
      : [],
  }
}

const sameIngredient = (found: CaseDetail): Reading => ({
  title: "The same ingredient was ordered before",
  lines: found.same_ingredient.map((one) => ({
    label: `${one.reference}, ${formatDate(one.opened_at)}`,
    before: one.treatment_name,
    after: found.treatment_name,
  })),
})
