/** What a calculated expression adds up, when it is a plain sum. */
export type ScoreSum =
  | { kind: "all"; except: string[] }
  | { kind: "some"; link_ids: string[] }

const PATH = String.raw`%resource(?:\.item|\.descendants\(\)|\.repeat\(item\))*`
const WHERE = String.raw`\.where\(linkId=("\d+")\)`
const STEPS = String.raw`(?:\.item|\.descendants\(\)|\.repeat\(item\)|${WHERE})*`
const WEIGHT = String.raw`(?:\.weight\(\)|\.ordinal\(\))`

// One question's value or weight, by its linkId.
const ONE = new RegExp(
  `^%resource${STEPS}\\.answer\\.value${WEIGHT}?(?:\\.sum\\(\\)|\\.first\\(\\))?$`
)
// The weights of all answers, or all but the total itself.
const ALL = new RegExp(
  `^(?:${PATH}(?:\\.where\\(linkId!=("\\d+")\\))?\\.answer|%resource\\.answers\\(\\))(?:\\.value)?${WEIGHT}\\.sum\\(\\)$`
)
// The weights of the questions that are named in one list.
const LISTED = new RegExp(
  `^${PATH}\\.where\\((linkId="\\d+"(?:orlinkId="\\d+")*)\\)\\.answer(?:\\.value)?${WEIGHT}\\.sum\\(\\)$`
)
const VARIABLE = /^%(\w+)$/
const VARIABLE_OR_NOTHING = /^iif\(%(\w+)\.exists\(\),%(\w+),0\)$/
// Guards that leave the total open while there is nothing, or not all, to add.
const GUARDED =
  /^iif\((?:%any_questions_answered|%\w+\.exists\(\)(?:and%\w+\.exists\(\))*),(.*),\{\}\)$/
// A variable is a question's score when nothing is done with it on the way.
const DONE_WITH = /[*+/|&-]|iif|round|power|count|today|sum/

type Plain = { text: string; strings: string[] }

/** Takes the strings out, so that what is left can be compared without spaces. */
function withoutStrings(expression: string): Plain {
  const strings: string[] = []
  const text = expression
    .replace(/'((?:[^'\\]|\\.)*)'/g, (_, inner: string) => {
      strings.push(inner.replace(/\\(.)/g, "$1"))
      return `"${strings.length - 1}"`
    })
    .replace(/\s+/g, "")
  return { text, strings }
}

const stringAt = ({ strings }: Plain, placeholder: string | undefined) =>
  strings[Number((placeholder ?? "").replaceAll('"', ""))]

/** The linkIds in order; the last one of a path is the question's. */
const linkIdsIn = (plain: Plain, text: string): string[] =>
  [...text.matchAll(/linkId="(\d+)"/g)].flatMap(
    (match) => plain.strings[Number(match[1])] ?? []
  )

/**
 * Reads a FHIRPath expression as a plain sum of scores; undefined for anything
 * else. `variables` are the expressions of the questionnaire's variables.
 */
export function readSum(
  expression: string,
  variables: ReadonlyMap<string, string>
): ScoreSum | undefined {
  const plain = withoutStrings(expression)
  const all = ALL.exec(plain.text)
  if (all) {
    const except = stringAt(plain, all[1])
    return { kind: "all", except: except === undefined ? [] : [except] }
  }
  const listed = LISTED.exec(plain.text)
  if (listed) {
    return { kind: "some", link_ids: linkIdsIn(plain, plain.text) }
  }
  const sum = GUARDED.exec(plain.text)?.[1] ?? plain.text
  const terms = sum.split("+").map((term) => readTerm(term, plain, variables))
  const link_ids = terms.flatMap((linkId) => linkId ?? [])
  return link_ids.length === terms.length && link_ids.length > 0
    ? { kind: "some", link_ids }
    : undefined
}

function readTerm(
  term: string,
  plain: Plain,
  variables: ReadonlyMap<string, string>
): string | undefined {
  if (ONE.test(term)) {
    return linkIdsIn(plain, term).at(-1)
  }
  const optional = VARIABLE_OR_NOTHING.exec(term)
  const name =
    optional && optional[1] === optional[2]
      ? optional[1]
      : VARIABLE.exec(term)?.[1]
  const expression = name === undefined ? undefined : variables.get(name)
  if (expression === undefined) {
    return undefined
  }
  const variable = withoutStrings(expression)
  return variable.text.startsWith("%") && !DONE_WITH.test(variable.text)
    ? linkIdsIn(variable, variable.text).at(-1)
    : undefined
}

const quoted = (text: string) =>
  `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`

/** The expression of one of our scores: choices by their weight, numbers as they are. */
export const writeSum = (
  terms: readonly { link_id: string; weighed: boolean }[]
): string =>
  terms
    .map(
      ({ link_id, weighed }) =>
        `%resource.descendants().where(linkId=${quoted(link_id)}).answer.value${weighed ? ".weight()" : ""}.sum()`
    )
    .join(" + ")
