import { scoringProblem } from "../definition/calculations"
import type { Calculation } from "../definition/calculations"
import { walkCondition } from "../definition/conditions"
import type { CalculationLeaf, Condition, Leaf } from "../definition/conditions"
import { placedQuestions } from "../definition/form-definition"
import type { FormDefinition } from "../definition/form-definition"
import type { FormProblem } from "../definition/form-problem"
import type { Question } from "../definition/questions"
import { showConditions } from "../evaluation/dependencies"
import { comparisonProblem, valueProblem } from "../evaluation/operators"
import { answerAlwaysSo, scoreDecidesNothing } from "./check-constant"
import { scoreRange } from "../evaluation/score-range"

type Questions = ReadonlyMap<string, Question>

const questionsOf = (definition: FormDefinition): Questions =>
  new Map(
    placedQuestions(definition).map(({ question }) => [question.id, question])
  )

/** Calculations over questions that are not there, are there twice, or have no score. */
export function checkCalculations(definition: FormDefinition): FormProblem[] {
  const questions = questionsOf(definition)
  return Object.entries(definition.calculations).flatMap(([id, calculation]) =>
    calculationProblems(calculation, questions).map((message) => ({
      place: `calculations.${id}`,
      message,
    }))
  )
}

const calculationProblems = (
  calculation: Calculation,
  questions: Questions
): string[] =>
  calculation.questions.flatMap((id, index) => {
    const question = questions.get(id)
    if (!question) {
      return [`there is no question "${id}"`]
    }
    if (calculation.questions.indexOf(id) !== index) {
      return [`"${id}" is counted more than once`]
    }
    return scoringProblem(question) ?? []
  })

/** Conditions on what is not there, or that don't fit what they look at. */
export function checkReferences(definition: FormDefinition): FormProblem[] {
  const questions = questionsOf(definition)
  return conditionsOf(definition).flatMap(({ place, condition }) => {
    const messages: (string | undefined)[] = []
    walkCondition(condition, {
      leaf: (leaf) => messages.push(leafProblem(leaf, questions)),
      calculation: (leaf) =>
        messages.push(calculationLeafProblem(leaf, definition, questions)),
      named: (name) =>
        messages.push(
          Object.hasOwn(definition.conditions, name)
            ? undefined
            : `there is no condition "${name}"`
        ),
    })
    return messages.flatMap((message) => (message ? [{ place, message }] : []))
  })
}

function leafProblem(leaf: Leaf, questions: Questions): string | undefined {
  const id = leaf.question
  const question = questions.get(id)
  return question
    ? (valueProblem(question, leaf.operator, leaf.value) ??
        answerAlwaysSo(leaf, question))
    : `there is no question "${id}"`
}

function calculationLeafProblem(
  leaf: CalculationLeaf,
  definition: FormDefinition,
  questions: Questions
): string | undefined {
  const { calculations } = definition
  const calculation = Object.hasOwn(calculations, leaf.calculation)
    ? calculations[leaf.calculation]
    : undefined
  return calculation
    ? (comparisonProblem(leaf, scoreRange(calculation, questions)) ??
        scoreDecidesNothing(leaf, definition))
    : `there is no calculation "${leaf.calculation}"`
}

/** Every condition of the form with its place. */
export function conditionsOf(
  definition: FormDefinition
): { place: string; condition: Condition }[] {
  return [
    ...Object.entries(definition.conditions).map(([name, condition]) => ({
      place: `conditions.${name}`,
      condition,
    })),
    ...placedQuestions(definition).flatMap((placed) =>
      showConditions(placed).map((condition) => ({
        place: `${placed.place}.show_if`,
        condition,
      }))
    ),
    ...definition.rules.map((rule, index) => ({
      place: `rules[${index}] (${rule.id}).when`,
      condition: rule.when,
    })),
    ...definition.suggestions.rules.flatMap((suggestion, index) =>
      suggestion.when
        ? [
            {
              place: `suggestions.rules[${index}] (${suggestion.id}).when`,
              condition: suggestion.when,
            },
          ]
        : []
    ),
  ]
}
