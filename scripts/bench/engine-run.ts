import { deepEqual } from "node:assert/strict"
import { compileForm } from "../../src/modules/consultation/domain/evaluation/compile-form"
import { evaluate } from "../../src/modules/consultation/domain/evaluation/evaluate"
import type { Answers } from "../../src/modules/consultation/domain/definition/answers"
import { benchAnswers, benchForm } from "./engine-form"
import { jsonLogic, jsonRules } from "./engine-rivals"

/**
 * How many evaluations of a form of 60 questions and 60 rules each engine does
 * in a second, everything answered, the rules compiled before. Ours also finds
 * out what is asked, complete and open, and writes the trace. Rounds take turns,
 * so that a busy machine is as bad for all; the best round of each counts.
 * Prints one line of JSON.
 */
const ROUNDS = 12
const ROUND_MS = 150
const now = new Date("2026-11-21T12:00:00Z")

const form = compileForm(benchForm)
const logic = jsonLogic(benchForm)
const rules = jsonRules(benchForm)
const ours = (answers: Answers): string[] =>
  evaluate(form, answers, now).trace.map(({ rule_id }) => rule_id)

/** Comparing speeds is fair only between engines that say the same. */
async function checkAgreement(): Promise<void> {
  let applied = 0
  for (const answers of benchAnswers) {
    const expected = ours(answers)
    applied += expected.length
    deepEqual(logic(answers), expected)
    deepEqual(await rules(answers), expected)
  }
  if (applied === 0) {
    throw new Error("No rule applied to anybody: nothing would be measured")
  }
}

async function judgeAll(judge: (answers: Answers) => unknown) {
  for (const answers of benchAnswers) {
    const result = judge(answers)
    if (result instanceof Promise) {
      await result
    }
  }
  return benchAnswers.length
}

async function perSecond(
  judge: (answers: Answers) => unknown,
  batches: number
): Promise<number> {
  const start = performance.now()
  let done = 0
  while (performance.now() - start < ROUND_MS) {
    for (let batch = 0; batch < batches; batch += 1) {
      done += await judgeAll(judge)
    }
  }
  return (done * 1_000) / (performance.now() - start)
}

async function measure() {
  await checkAgreement()
  const best = { ours: 0, logic: 0, rules: 0 }
  for (let round = 0; round < ROUNDS; round += 1) {
    const judge = (answers: Answers) => evaluate(form, answers, now)
    best.ours = Math.max(best.ours, await perSecond(judge, 10))
    best.logic = Math.max(best.logic, await perSecond(logic, 10))
    best.rules = Math.max(best.rules, await perSecond(rules, 1))
  }
  return best
}

void measure().then((best) => console.log(JSON.stringify(best)))
