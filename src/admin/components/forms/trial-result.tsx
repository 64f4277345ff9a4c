import { Badge, Text } from "@medusajs/ui"
import type {
  EvaluateDraftResponse,
  TraceRow,
} from "../../../api/contracts/form"
import { answerWords } from "../../lib/forms/answer-words"
import { conditionSentence } from "../../lib/forms/sentence"
import { placedQuestions } from "../../lib/forms/walk"
import { LEVELS, OUTCOMES } from "../../lib/forms/words"
import { StateBadge } from "../state-badge"
import { useEditor } from "./editor-context"

/** What the answers give, and why. */
export const TrialResult = ({ result }: { result: EvaluateDraftResponse }) => {
  const { definition } = useEditor().state.draft
  const { word, colour } = OUTCOMES[result.outcome]
  const fired = result.trace.filter(({ status }) => status === "fired")
  const open = result.trace.filter(({ status }) => status === "unknown")
  const scores = Object.entries(result.calculations)
  return (
    <section aria-label="Result" className="flex flex-col gap-3">
      <div role="status" className="flex flex-wrap items-center gap-2">
        <StateBadge color={colour}>{word}</StateBadge>
        <Text size="small" className="text-ui-fg-subtle">
          {countWords(fired.length, result.missing.length)}
        </Text>
      </div>
      {fired.map((row) => (
        <FiredRule key={row.rule_id} row={row} />
      ))}
      {scores.map(([id, value]) => (
        <Text key={id} size="small">
          {definition.calculations[id]?.title ?? id}:{" "}
          <span className="font-medium">{value ?? "not known yet"}</span>
        </Text>
      ))}
      {open.length > 0 ? (
        <details className="txt-small">
          <summary className="text-ui-fg-subtle cursor-pointer">
            {open.length} {open.length === 1 ? "rule" : "rules"} not decided yet
          </summary>
          <ul className="mt-1 flex flex-wrap gap-1">
            {open.map(({ rule_id }) => (
              <li key={rule_id}>
                <Badge size="2xsmall">{rule_id}</Badge>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {result.suggestions.length > 0 && result.outcome !== "cannot_continue" ? (
        <details className="txt-small">
          <summary className="text-ui-fg-subtle cursor-pointer">
            {result.suggestions.length} suggested to discuss
          </summary>
          <ul className="mt-1 flex list-disc flex-col gap-1 pl-5">
            {result.suggestions.map(({ ingredients, reason }) => (
              <li key={ingredients.join()}>
                {ingredients.join(", ")}: {reason}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}

function countWords(rules: number, missing: number): string {
  const applied =
    rules === 0
      ? "no rule applies"
      : rules === 1
        ? "1 rule applies"
        : `${rules} rules apply`
  return missing > 0
    ? `So far ${applied}; ${missing} still to answer.`
    : `Everything is answered; ${applied}.`
}

/** A rule that applied: what the patient reads, and the answers it looked at. */
const FiredRule = ({ row }: { row: TraceRow }) => {
  const { definition } = useEditor().state.draft
  const rule = definition.rules.find(({ id }) => id === row.rule_id)
  const questions = new Map(
    placedQuestions(definition).map(({ question }) => [question.id, question])
  )
  const isDeny = row.kind === "deny"
  return (
    <div
      className={`bg-ui-bg-subtle flex flex-col gap-1 rounded-md border border-l-4 p-3 ${isDeny ? "border-l-ui-tag-red-icon" : "border-l-ui-tag-orange-icon"}`}
    >
      <Text size="small" weight="plus">
        {isDeny ? "Deny" : "Flag"}: {row.rule_id}
      </Text>
      {rule ? (
        <Text size="small" className="text-ui-fg-subtle">
          Because {conditionSentence(rule.when, definition)}
        </Text>
      ) : null}
      <ul className="txt-small text-ui-fg-subtle">
        {Object.entries(row.answers_used).map(([id, answer]) => (
          <li key={id}>
            {questions.get(id)?.label ?? id}{" "}
            <span className="text-ui-fg-base font-medium">
              {answerWords(answer, questions.get(id))}
            </span>
          </li>
        ))}
        {Object.entries(row.calculations_used).map(([id, value]) => (
          <li key={id}>
            {definition.calculations[id]?.title ?? id}{" "}
            <span className="text-ui-fg-base font-medium">{value}</span>
          </li>
        ))}
      </ul>
      <Text size="small">
        Patient reads ({LEVELS[row.patient.level]}): {row.patient.title}.{" "}
        {row.patient.advice.join(" ")}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        Clinician reads: {row.clinician_text}
      </Text>
    </div>
  )
}
