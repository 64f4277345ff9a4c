import { toCsv } from "../csv"

describe("a table for a spreadsheet", () => {
  it.each([
    ["plain", "plain"],
    ["a, b", '"a, b"'],
    ['5" tube', '"5"" tube"'],
    ["two\nlines", '"two\nlines"'],
    ["=1+1", "'=1+1"],
    ["@cmd, x", `"'@cmd, x"`],
    [-5, "-5"],
    [null, ""],
  ])("writes %j as %j", (value, written) => {
    expect(toCsv(["a", "b"], [[value, 1]])).toBe(`a,b\r\n${written},1\r\n`)
  })
})
