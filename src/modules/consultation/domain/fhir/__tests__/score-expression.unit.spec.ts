import { readSum, writeSum } from "../score-expression"

const variables = new Map([
  ["a", "%resource.item.where(linkId='1').answer.value"],
  ["b", "%resource.item.where(linkId = '2').answer.value * 2"],
])

describe("the sum of a calculated expression", () => {
  it.each([
    ["%resource.answers().value.ordinal().sum()", { kind: "all", except: [] }],
    [
      "%resource.item.where(linkId != '/9').answer.weight().sum()",
      { kind: "all", except: ["/9"] },
    ],
    [
      "%resource.repeat(item).answer.weight().sum()",
      { kind: "all", except: [] },
    ],
    [
      "%resource.descendants().where(linkId='1' or linkId='2').answer.value.weight().sum()",
      { kind: "some", link_ids: ["1", "2"] },
    ],
    ["iif(%a.exists(), %a, 0)", { kind: "some", link_ids: ["1"] }],
    [
      "iif(%a.exists() and %a.exists(), %a + %a, {})",
      { kind: "some", link_ids: ["1", "1"] },
    ],
  ])("is read of %s", (expression, expected) => {
    expect(readSum(expression, variables)).toEqual(expected)
  })

  it.each([
    "",
    "%a + %b",
    "%a * 2",
    "%a + %unknown",
    "%a - %a",
    "%weight/(%height.power(2))",
    "%resource.item.where(linkId='1').answer.value.weight().sum() / 2",
  ])("is not guessed of %s", (expression) => {
    expect(readSum(expression, variables)).toBeUndefined()
  })

  it("is read as it is written, whatever the linkIds hold", () => {
    const link_ids = ["/1", "it's", "a\\b", "x + y", "'or linkId='"]
    const terms = link_ids.map((link_id, at) => ({
      link_id,
      weighed: at % 2 === 0,
    }))
    expect(readSum(writeSum(terms), new Map())).toEqual({
      kind: "some",
      link_ids,
    })
  })
})
