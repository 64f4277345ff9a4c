import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { patientAdvice } from "../../../../../modules/consultation/domain/definition/advice"
import type { RuleTrace } from "../../../../../modules/consultation/domain/evaluation/evaluate"
import { clock } from "../../../../../shared/clock"
import { tryDraft } from "../../../../../workflows/forms/read-draft"
import type {
  EvaluateDraftResponse,
  EvaluateDraftType,
  TraceRow,
} from "../../../../contracts/form"
import { requireParam } from "../../../../middlewares/require-param"
import { stepView } from "../../../../store/consultations/view"

/** Tries the draft out: what these answers give, today or on another day. Nothing is stored. */
export async function POST(
  req: AuthenticatedMedusaRequest<EvaluateDraftType>,
  res: MedusaResponse<EvaluateDraftResponse>
): Promise<void> {
  const { answers, today } = req.validatedBody
  const { evaluation, suggestions } = await tryDraft(
    req.scope,
    requireParam(req, "id"),
    // Noon is the same day in London all year round.
    { answers, now: today ? new Date(`${today}T12:00:00Z`) : clock.now() }
  )
  const { outcome, steps, trace, calculations, missing } = evaluation
  res.json({
    outcome,
    steps: steps.map(stepView),
    trace: trace.map(traceRow),
    calculations,
    missing,
    suggestions: suggestions.map(({ ingredients, reason }) => ({
      ingredients,
      reason,
    })),
  })
}

const traceRow = (entry: RuleTrace): TraceRow => ({
  rule_id: entry.rule_id,
  kind: entry.kind,
  status: entry.status,
  answers_used: entry.answers_used,
  calculations_used: entry.calculations_used,
  clinician_text: entry.clinician_text,
  patient: patientAdvice(entry.advice),
})
