import { Engine } from "json-rules-engine"
import type { NestedCondition, TopLevelCondition } from "json-rules-engine"
import { LogicEngine } from "json-logic-engine"
import type { Answers } from "../../src/modules/consultation/domain/definition/answers"
import type {
  Condition,
  Leaf,
} from "../../src/modules/consultation/domain/definition/conditions"
import type { FormDefinition } from "../../src/modules/consultation/domain/definition/form-definition"

/** The ids of the rules that apply, in the form's order. */
export type Judge = (answers: Answers) => string[]

/** The same rules for json-logic-engine, each compiled to a function. */
export function jsonLogic({ rules }: FormDefinition): Judge {
  const engine = new LogicEngine()
  const compiled = rules.map((rule) => ({
    id: rule.id,
    holds: engine.build(logicOf(rule.when)) as (answers: Answers) => unknown,
  }))
  return (answers) => {
    const fired: string[] = []
    for (const { id, holds } of compiled) {
      if (holds(answers) === true) {
        fired.push(id)
      }
    }
    return fired
  }
}

/** A condition in JsonLogic; only what the bench's form needs. */
function logicOf(condition: Condition): object {
  if ("all" in condition) {
    return { and: condition.all.map(logicOf) }
  }
  if ("any" in condition) {
    return { or: condition.any.map(logicOf) }
  }
  if ("question" in condition) {
    return logicOfLeaf(condition)
  }
  throw new Error("Not part of the bench's form")
}

function logicOfLeaf({ question, operator, value }: Leaf): object {
  const given = { var: question }
  switch (operator) {
    case "equals":
      return { "===": [given, value] }
    case "any_of":
      return { in: [given, value] }
    case "contains":
      return { in: [value, given] }
    case "greater_or_equal":
      return { ">=": [given, value] }
    default:
      throw new Error(`${operator} is not part of the bench's form`)
  }
}

/** The same rules for json-rules-engine. */
export function jsonRules({
  rules,
}: FormDefinition): (answers: Answers) => Promise<string[]> {
  const engine = new Engine(
    rules.map((rule) => ({
      conditions: topLevel(rule.when),
      event: { type: rule.id },
    }))
  )
  return async (answers) => {
    const { events } = await engine.run({ ...answers })
    const fired = new Set(events.map(({ type }) => type))
    return rules.flatMap(({ id }) => (fired.has(id) ? [id] : []))
  }
}

function topLevel(condition: Condition): TopLevelCondition {
  if ("all" in condition) {
    return { all: condition.all.map(nested) }
  }
  if ("any" in condition) {
    return { any: condition.any.map(nested) }
  }
  throw new Error("Not part of the bench's form")
}

function nested(condition: Condition): NestedCondition {
  if (!("question" in condition)) {
    return topLevel(condition)
  }
  const { question, operator, value } = condition
  const name = OPERATORS[operator]
  if (!name) {
    throw new Error(`${operator} is not part of the bench's form`)
  }
  return { fact: question, operator: name, value }
}

const OPERATORS: Partial<Record<Leaf["operator"], string>> = {
  equals: "equal",
  any_of: "in",
  contains: "contains",
  greater_or_equal: "greaterThanInclusive",
}
