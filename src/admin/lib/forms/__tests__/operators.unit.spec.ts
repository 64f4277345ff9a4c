import {
  CALCULATION_OPERATORS as KNOWN_FOR_CALCULATIONS,
  OPERATORS,
} from "../../../../modules/consultation/domain/definition/conditions"
import { FACTS as KNOWN_FACTS } from "../../../../modules/consultation/domain/definition/facts"
import { questionSchema } from "../../../../modules/consultation/domain/definition/questions"
import {
  ADVICE_LEVELS,
  CONTACTS as KNOWN_CONTACTS,
} from "../../../../modules/consultation/domain/definition/rules"
import { TOPICS as KNOWN_TOPICS } from "../../../../modules/consultation/domain/definition/questions"
import { OPERATOR_KINDS } from "../../../../modules/consultation/domain/evaluation/operators"
import {
  CALCULATION_OPERATORS,
  newLeaf,
  operatorsFor,
  OPERATORS_BY_KIND,
  regroup,
  withOperator,
} from "../operators"
import type { QuestionKind } from "../types"
import { CONTACTS, FACTS, KINDS, LEVELS, TOPICS } from "../words"

const kinds = Object.keys(KINDS) as QuestionKind[]

test("every kind offers exactly the operators that the engine takes, in their shapes", () => {
  const engine = Object.fromEntries(
    kinds.map((kind) => [
      kind,
      Object.fromEntries(
        OPERATORS.flatMap((operator) => {
          const shape = OPERATOR_KINDS[operator][kind]
          return shape ? [[operator, shape]] : []
        })
      ),
    ])
  )
  expect(OPERATORS_BY_KIND).toEqual(engine)
})

test("the words name every kind, topic, fact, level and contact that there is", () => {
  const schemas = questionSchema.options.map(({ shape }) => shape.kind.value)
  expect(kinds.sort()).toEqual([...schemas].sort())
  expect(Object.keys(TOPICS).sort()).toEqual([...KNOWN_TOPICS].sort())
  expect(Object.keys(FACTS)).toEqual([...KNOWN_FACTS])
  expect(Object.keys(LEVELS)).toEqual([...ADVICE_LEVELS])
  expect(Object.keys(CONTACTS).sort()).toEqual(
    Object.keys(KNOWN_CONTACTS).sort()
  )
})

test("a score compares by exactly the engine's operators", () => {
  expect(Object.keys(CALCULATION_OPERATORS).sort()).toEqual(
    [...KNOWN_FOR_CALCULATIONS].sort()
  )
})

test("a new comparison has the kind's first operator and no choice made", () => {
  const question = {
    id: "smoker",
    kind: "yes_no",
    label: "Do you smoke?",
    required: true,
  } as const
  expect(newLeaf(question)).toEqual({
    question: "smoker",
    operator: "equals",
    value: "",
  })
  expect(
    newLeaf({
      id: "note",
      kind: "information",
      label: "Read this",
      required: false,
    }).operator
  ).toBe("exists")
  expect(operatorsFor("file")).toEqual(["exists"])
})

test("changing the operator keeps a value that fits and drops one that doesn't", () => {
  const age = {
    id: "age",
    kind: "number",
    label: "Age",
    required: true,
    min: 0,
    max: 120,
    whole: true,
  } as const
  const leaf = { question: "age", operator: "less", value: 18 } as const
  expect(withOperator({ ...leaf, operator: "greater" }, age)).toEqual({
    question: "age",
    operator: "greater",
    value: 18,
  })
  expect(withOperator({ ...leaf, operator: "between" }, age)).toEqual({
    question: "age",
    operator: "between",
    value: [],
  })
  expect(withOperator({ ...leaf, operator: "exists" }, age).value).toBe(true)
})

test("several members under not mean none of them", () => {
  const [a, b] = [{ condition: "a" }, { condition: "b" }]
  expect(regroup("not", [a, b])).toEqual({ not: { any: [a, b] } })
  expect(regroup("not", [a])).toEqual({ not: a })
  expect(regroup("all", [a, b])).toEqual({ all: [a, b] })
})
