import { describe, expect, it } from "vitest"
import { stamped, stampIn } from "../stamp"

const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    data.set(name, value)
  }
  return data
}

describe("the stamp of a form", () => {
  it("is the browser's name and number, when the page's script has put them in", () => {
    expect(
      stampIn(form({ _device: "abcdefgh", _seq: "7", _key: "0123456789" }))
    ).toEqual({ device: "abcdefgh", seq: 7, key: "0123456789" })
    expect(stampIn(form({ _device: "abcdefgh", _seq: "7" }))).toEqual({
      device: "abcdefgh",
      seq: 7,
    })
  })

  it.each([
    [{}],
    [{ _device: "short", _seq: "1" }],
    [{ _device: "abcdefgh" }],
    [{ _device: "abcdefgh", _seq: "1.5" }],
    [{ _device: "abcdefgh", _seq: "-1" }],
    [{ _device: "abc defgh", _seq: "1" }],
  ])("isn't there in %j", (fields) => {
    expect(stampIn(form(fields as Record<string, string>))).toBeUndefined()
  })

  it("goes with each answer", () => {
    const answers = [{ question: "q", value: "yes" }]
    expect(stamped(answers, undefined)).toEqual({ answers })
    expect(
      stamped(answers, { device: "abcdefgh", seq: 7, key: "0123456789" })
    ).toEqual({
      answers: [{ question: "q", value: "yes", client_seq: 7 }],
      device: "abcdefgh",
      client_key: "0123456789",
    })
  })
})
