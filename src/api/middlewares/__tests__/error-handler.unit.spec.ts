import { withoutInput } from "../error-handler"

describe("a refusal's message", () => {
  it.each([
    [
      "Invalid request: Expected type: 'string' for field 'phone', got: 'a; b'",
      "Invalid request: Expected type: 'string' for field 'phone'",
    ],
    [
      "Invalid request: Expected: 'a, b' for field 'x', but got: 'one\ntwo'; Field 'y' is required",
      "Invalid request: Expected: 'a, b' for field 'x'",
    ],
    [
      "Customer with email: zoe.o'neil+x@example.test, has_account: true, already exists.",
      "Customer with email: (address), has_account: true, already exists.",
    ],
    ["Case case_1 was not found", "Case case_1 was not found"],
  ])("says nothing that was typed in: %s", (told, kept) => {
    expect(withoutInput(told)).toBe(kept)
  })
})
