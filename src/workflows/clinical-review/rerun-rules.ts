import type { MedusaContainer } from "@medusajs/framework/types"
import { compileForm } from "../../modules/consultation/domain/evaluation/compile-form"
import {
  evaluate,
  firedRules,
} from "../../modules/consultation/domain/evaluation/evaluate"
import { formDefinitionSchema } from "../../modules/consultation/domain/definition/form-definition"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { notAllowed } from "../../shared/errors"
import { consultationsOf } from "./services"

/**
 * Judges the answers of a consultation once more, as the form's rules stand
 * for them today (RX-1). Reading them is on record.
 * @throws not_eligible naming the deny rules that fire
 */
export async function assertRulesAllow(
  container: MedusaContainer,
  consultationId: string,
  actor: Actor
): Promise<void> {
  const consultations = consultationsOf(container)
  const read = await consultations.readAnswers(consultationId, actor)
  const version = await consultations.retrieveFormVersion(
    read.consultation.form_version_id
  )
  const form = compileForm(formDefinitionSchema.parse(version.definition))
  const given = [
    ...read.sections.flatMap((section) => section.answers),
    ...read.inactive,
  ]
  const answers = Object.fromEntries(
    given.flatMap(({ question_id, value }) =>
      value === null ? [] : [[question_id, value]]
    )
  )
  const denied = firedRules(
    evaluate(form, answers, clock.now()).trace,
    "deny"
  ).map((entry) => entry.rule_id)
  if (denied.length > 0) {
    throw notAllowed(
      "not_eligible",
      `The rules refuse it: ${denied.join(", ")}`
    )
  }
}
