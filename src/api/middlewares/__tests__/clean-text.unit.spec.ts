import fc from "fast-check"
import { uncleanPath } from "../clean-text"

describe("text that can be kept", () => {
  it.each([
    ["a name", { first_name: "Zoë O’Neill-Łukasz 李" }],
    ["several lines", { body: "One\r\n\tTwo\n" }],
    ["an emoji", "👩‍⚕️"],
    ["no text at all", { quantity: 2, ticked: true, nothing: null }],
    ["nothing", undefined],
  ])("lets %s through", (_, value) => {
    expect(uncleanPath(value)).toBeUndefined()
  })

  it.each([
    ["NUL", { home_address: { city: "Leeds\u0000" } }, "home_address.city"],
    [
      "a bell",
      { answers: [{ value: "a" }, { value: "\u0007" }] },
      "answers.1.value",
    ],
    ["delete", "\u007f", "body"],
    ["half a character", { notes: "a\ud800b" }, "notes"],
    ["a key", { "a\u0000": 1 }, "body"],
  ])("names the place of %s", (_, value, path) => {
    expect(uncleanPath(value)).toBe(path)
  })

  it("walks through what is nested deeper than the stack", () => {
    const deep: unknown = JSON.parse("[".repeat(5_000) + "]".repeat(5_000))
    expect(uncleanPath(deep)).toBeUndefined()
  })

  it("finds a NUL wherever it is", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, text) => {
        const planted = { rest: value, deep: [{ text: `${text}\u0000` }] }
        expect(uncleanPath(planted)).toBeDefined()
      })
    )
  })
})
