/** The facts of a person that several forms may ask about. */
export type { Fact } from "../../modules/consultation/domain/definition/facts"
/** What a form is made of, for the screens that write and read forms. */
export type {
  CalculationLeaf,
  Condition,
  ConditionValue,
  Leaf,
  Operator,
} from "../../modules/consultation/domain/definition/conditions"
export type { Calculation } from "../../modules/consultation/domain/definition/calculations"
export type {
  FormDefinition,
  Section,
  Step,
} from "../../modules/consultation/domain/definition/form-definition"
export type { GoldenCase } from "../../modules/consultation/domain/definition/golden-case"
export type {
  Question,
  QuestionKind,
  Topic,
} from "../../modules/consultation/domain/definition/questions"
export type {
  Advice,
  AdviceLevel,
  Contact,
  Rule,
  Suggestion,
} from "../../modules/consultation/domain/definition/rules"
